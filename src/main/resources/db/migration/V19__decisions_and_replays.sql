-- What a decision table said about an item, and by which of its rules; kept when the engine forgets it.
create table decision_record (
  id uuid primary key,
  decision_key text not null,
  decision_name text not null,
  definition_id text not null,
  definition_version int not null,
  client_key text,
  -- The item's id, as the process's business key.
  subject text not null,
  process_instance text not null,
  element text not null,
  evaluated_at timestamptz not null,
  inputs jsonb not null,
  -- The rules that matched, in the words of who wrote them; none where none did.
  rules jsonb not null,
  outputs jsonb not null,
  seq bigint generated always as identity
);

create index decision_record_subject on decision_record (subject, seq);

-- When the piece was to go out after this happened; null where nobody had said, or before this was kept.
alter table piece_event add column slot timestamptz;

-- A candidate that was tried on what was recorded.
create table replay_run (
  id uuid primary key,
  ordered_by text not null,
  ordered_at timestamptz not null,
  -- The file, the clients, how far back.
  wanted jsonb not null,
  state text not null,
  done int not null,
  total int not null,
  -- Of the node that runs it; one that died lets it stand still.
  alive_at timestamptz not null,
  message text not null,
  report jsonb
);

create index replay_run_ordered on replay_run (ordered_at desc);
-- One at a time, on all nodes together.
create unique index replay_run_running on replay_run (state) where state = 'RUNNING';
