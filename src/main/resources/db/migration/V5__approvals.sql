create table approval (
  id uuid primary key,
  client_key text not null references client,
  subject uuid not null,
  version_digest text not null,
  approved_by text not null,
  approved_at timestamptz not null,
  method text not null,
  process_definition text not null,
  revoked_at timestamptz,
  revoked_because text
);

create index approval_subject on approval (subject);

-- What exactly was approved: the digest of every payload that may be sent.
create table approval_digest (
  approval_id uuid not null references approval,
  digest text not null,
  primary key (approval_id, digest)
);
