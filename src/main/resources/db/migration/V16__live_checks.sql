create table live_check (
  id uuid primary key,
  client_key text not null references client,
  publication_id uuid not null references publication,
  no int not null,
  due_at timestamptz not null,
  tries int not null,
  taken_at timestamptz,
  finding text,
  -- One sentence each; empty where it is what was approved.
  differences jsonb not null,
  live_text text not null,
  decision text,
  comment text not null,
  decided_by text,
  decided_at timestamptz,
  unique (publication_id, no)
);

create index live_check_open on live_check (client_key) where decision is null and finding <> 'AS_APPROVED';
