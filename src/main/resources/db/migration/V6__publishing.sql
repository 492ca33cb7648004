create table publication (
  id uuid primary key,
  client_key text not null references client,
  subject uuid not null,
  channel_id uuid not null references channel,
  kind text not null,
  parent_id uuid references publication,
  -- The very bytes that were approved and will be sent; the digest is computed from them again before each attempt.
  payload text not null,
  payload_digest text not null,
  idempotency_key text not null unique,
  record_key text not null,
  scheduled_at timestamptz not null,
  planned_at timestamptz not null,
  first_attempt_at timestamptz,
  state text not null,
  held boolean not null,
  progress jsonb not null,
  problem_code text not null,
  problem_detail text not null,
  remote_id text,
  remote_url text,
  remote_reference text,
  published_at timestamptz,
  version bigint not null,
  unique (channel_id, remote_id),
  unique (channel_id, record_key)
);

create index publication_subject on publication (subject);
create index publication_published on publication (client_key, published_at desc);
-- A piece is on a channel once, whatever any diagram does.
create unique index publication_once on publication (subject, channel_id, kind) where state <> 'CANCELLED';

create table publish_attempt (
  id uuid primary key,
  publication_id uuid not null references publication,
  no int not null,
  node text not null,
  started_at timestamptz not null,
  deadline_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  detail text not null,
  lookups int not null,
  absences int not null,
  last_absence_at timestamptz,
  needs_person boolean not null,
  -- What a look-up found that could be it.
  candidates jsonb not null,
  unique (publication_id, no)
);

-- At most one attempt may be open, whatever the engine does.
create unique index publish_attempt_open on publish_attempt (publication_id) where outcome is null or outcome = 'UNKNOWN';
