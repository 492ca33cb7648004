create table channel (
  id uuid primary key,
  client_key text not null references client,
  platform text not null,
  name text not null,
  handle text not null,
  base_url text not null,
  secret bytea not null,
  capabilities jsonb not null,
  main boolean not null,
  state text not null,
  state_detail text not null,
  connected_at timestamptz not null,
  unique (platform, base_url, handle)
);

create index channel_client on channel (client_key);
