-- The practice network's people: they comment, write messages, change their minds and are moderated.
alter table practice_post add column edited_at timestamptz;
alter table practice_post add column deleted_at timestamptz;

create table practice_message (
  id bigint generated always as identity primary key,
  account text not null,
  person text not null,
  from_account boolean not null,
  text text not null,
  created_at timestamptz not null,
  idempotency_key text not null,
  unique (account, idempotency_key)
);

create index practice_message_person on practice_message (account, person, id);

-- When an account was first looked at: its people begin to talk then.
create table practice_opening (
  account text primary key,
  opened_at timestamptz not null
);

-- What an account did about what others wrote, as long as it holds.
create table practice_act (
  account text not null,
  action text not null,
  target text not null,
  done_at timestamptz not null,
  primary key (account, action, target)
);
