create table content_piece (
  id uuid primary key,
  client_key text not null references client,
  title text not null,
  status text not null,
  slot timestamptz,
  opened_by text not null,
  opened_at timestamptz not null,
  paused_by text,
  paused_at timestamptz,
  pause_reason text,
  lock_version bigint not null
);

create index content_piece_client on content_piece (client_key, opened_at desc);
create index content_piece_opened on content_piece (opened_at desc);
create index content_piece_slot on content_piece (slot) where slot is not null;

create table piece_version (
  id uuid primary key,
  piece_id uuid not null references content_piece,
  no int not null,
  author text not null,
  written_at timestamptz not null,
  draft jsonb not null,
  digest text not null,
  unique (piece_id, no)
);

-- What each channel's readers will see, in the canonical form its digest is taken of.
create table piece_variant (
  version_id uuid not null references piece_version,
  channel_id uuid not null references channel,
  payload text not null,
  digest text not null,
  primary key (version_id, channel_id)
);

create table piece_event (
  id uuid primary key,
  piece_id uuid not null references content_piece,
  at timestamptz not null,
  seq bigint generated always as identity,
  who text not null,
  kind text not null,
  version_no int not null,
  comment text not null
);

create index piece_event_piece on piece_event (piece_id, seq);
