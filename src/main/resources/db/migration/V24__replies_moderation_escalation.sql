-- The words the decision table asks for that occur in the case, in small letters.
alter table interaction add column keywords text not null default '';
alter table interaction alter column keywords drop default;

-- A reply may only tell its reader what happens next: then a department is asked once it is out.
alter table reply add column then_ask text not null default '';
alter table reply alter column then_ask drop default;
alter table reply add column question text not null default '';
alter table reply alter column question drop default;
-- Sent by a person where we cannot write by machine; null otherwise.
alter table reply add column sent_by text;
alter table reply add column sent_url text;
alter table reply add column sent_at timestamptz;

-- Answers written once for a client, word for word; every change is a new version.
create table saved_reply (
  id uuid primary key,
  client_key text not null references client,
  name text not null,
  no int not null,
  text text not null,
  author text not null,
  written_at timestamptz not null,
  -- No longer offered.
  retired boolean not null,
  -- The latest version is the one that is offered.
  latest boolean not null,
  unique (client_key, name, no)
);
create unique index saved_reply_latest on saved_reply (client_key, name) where latest;

-- How long each department had a case, hop by hop.
create table escalation_hop (
  id uuid primary key,
  client_key text not null references client,
  interaction_id uuid not null references interaction,
  no int not null,
  department text not null,
  question text not null,
  -- Who handed it over; "" for the decision table.
  asked_by text not null,
  asked_at timestamptz not null,
  outcome text,
  answered_by text,
  answered_at timestamptz,
  -- Working time of the client between the two.
  working_minutes int,
  unique (interaction_id, no)
);
create unique index escalation_hop_open on escalation_hop (interaction_id) where answered_at is null;
create index escalation_hop_client on escalation_hop (client_key, asked_at);

-- What was done on a platform about something somebody wrote; recorded before it is done.
create table moderation_act (
  id uuid primary key,
  client_key text not null references client,
  interaction_id uuid not null references interaction,
  message_id uuid not null references message,
  channel_id uuid not null references channel,
  action text not null,
  reason text not null,
  -- What the message said when somebody decided about it.
  text text not null,
  -- Whether the case needs an answer besides.
  answer_too boolean not null,
  state text not null,
  problem text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  called_at timestamptz,
  settled_by text not null,
  settled_at timestamptz
);
create index moderation_act_interaction on moderation_act (interaction_id, decided_at);
