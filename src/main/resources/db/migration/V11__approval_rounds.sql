-- One asking of a client about one version of a piece.
create table approval_round (
  id uuid primary key,
  client_key text not null references client,
  subject uuid not null,
  version_no int not null,
  version_digest text not null,
  route text not null,
  note text not null,
  requested_at timestamptz not null,
  slot timestamptz,
  stage int not null,
  stage_agreed boolean not null,
  state text not null,
  -- Since when the time to answer is counted.
  waiting_since timestamptz not null,
  reminders jsonb not null,
  reminded int not null,
  answer_due timestamptz not null,
  process_definition text not null,
  settled_at timestamptz,
  lock_version bigint not null
);

create index approval_round_subject on approval_round (subject, requested_at);
-- A client is asked about one version at a time, whatever any diagram does.
create unique index approval_round_open on approval_round (subject) where state = 'OPEN';

create table approval_request (
  id uuid primary key,
  round_id uuid not null references approval_round,
  stage int not null,
  -- Null where anyone of the client may answer.
  approver_id uuid,
  name text not null,
  email text not null,
  login text not null,
  role text not null,
  substituted boolean not null,
  asked_at timestamptz not null,
  decision text,
  decided_at timestamptz,
  decided_by text,
  method text,
  comment text not null,
  channel_id uuid,
  check ((decision is null) = (decided_at is null))
);

create index approval_request_round on approval_request (round_id);

alter table approval
  add column round_id uuid references approval_round,
  -- What shows that those who were silent had been told; '' where nobody was.
  add column proof text not null default '';

alter table content_piece
  add column campaign text not null default '',
  -- Stays approved without a time until it is needed in place of another piece.
  add column evergreen boolean not null default false;
