-- What platforms told us, each thing once, whichever way and however often it was told.
create sequence inbox_event_seq;

create table inbox_event (
  id uuid primary key,
  -- The order in which it was heard.
  seq bigint not null,
  -- What was told at once about one channel is absorbed by one process.
  batch_id uuid not null,
  client_key text not null references client,
  channel_id uuid not null references channel,
  event_key text not null,
  kind text not null,
  change text not null,
  remote_id text not null,
  thread text not null,
  event jsonb not null,
  heard_at timestamptz not null,
  -- Counted before each try, so that what kills the process is counted too.
  tries int not null,
  failure text not null,
  absorbed_at timestamptz,
  left_at timestamptz,
  left_by text not null,
  left_because text not null,
  -- When the platform was last asked whether it changed.
  looked_at timestamptz,
  unique (channel_id, event_key)
);

create index inbox_event_open on inbox_event (batch_id, seq) where absorbed_at is null and left_at is null;
create index inbox_event_open_thread on inbox_event (channel_id, thread, seq) where absorbed_at is null and left_at is null;
create index inbox_event_remote on inbox_event (channel_id, remote_id, seq);
create index inbox_event_recent on inbox_event (channel_id, heard_at);

-- How far a channel whose platform does not call us has been listened to.
create table intake_line (
  -- Begun in the transaction that connects the channel, which is written at its end.
  channel_id uuid primary key references channel deferrable initially deferred,
  client_key text not null references client,
  cursor text not null,
  begun_at timestamptz not null,
  heard_at timestamptz,
  failures int not null,
  failing_since timestamptz,
  failure text not null
);

-- Entries of genuine calls of which nothing could be made; kept for whoever looks into it.
create table webhook_leftover (
  id bigint generated always as identity primary key,
  platform text not null,
  reason text not null,
  entry text not null,
  received_at timestamptz not null
);

create index webhook_leftover_received on webhook_leftover (received_at);
