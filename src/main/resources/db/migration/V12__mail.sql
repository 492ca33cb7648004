-- Every letter that was ever ordered. What it says is written when it leaves and kept nowhere: it
-- may hold secrets.
create table mail (
  id uuid primary key,
  kind text not null,
  client_key text not null references client,
  recipient text not null,
  recipient_name text not null,
  reference uuid not null,
  thread uuid not null,
  -- The same order twice is one letter.
  once_key text not null unique,
  message_id text not null unique,
  state text not null,
  ordered_at timestamptz not null,
  settled_at timestamptz,
  server_answer text not null,
  reached_by text,
  reached_note text,
  check ((state = 'QUEUED') = (settled_at is null))
);

create index mail_thread on mail (thread, ordered_at);
create index mail_reference on mail (reference, kind);

-- Letters of the demo, which leave for nowhere else.
create table practice_letter (
  mail_id uuid primary key references mail,
  subject text not null,
  text text not null,
  html text not null,
  received_at timestamptz not null
);

create index practice_letter_received on practice_letter (received_at desc);
