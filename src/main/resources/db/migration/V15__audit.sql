-- The keys we sign with; the private part opens with the keyset only, and only beside its public part.
create table signing_key (
  id text primary key,
  public_key text not null,
  private_key bytea not null,
  created_at timestamptz not null,
  current boolean not null
);

create unique index signing_key_current on signing_key (current) where current;

-- Who did what, per client, each entry chained to the one before by its hash.
-- They refer to no other table: what was done stays, and an entry waits for nobody's lock.
create table audit_entry (
  client_key text not null,
  seq bigint not null,
  at timestamptz not null,
  who text not null,
  what text not null,
  subject text not null,
  -- Canonical JSON, kept as text: it is hashed as these very characters.
  details text not null,
  previous_hash text not null,
  hash text not null,
  primary key (client_key, seq)
);

create index audit_entry_subject on audit_entry (client_key, subject);

-- Where each chain ends, signed, so that its end cannot be cut off unseen.
create table audit_head (
  client_key text primary key,
  seq bigint not null,
  hash text not null,
  key_id text not null,
  signature text not null
);

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'The audit record is only ever added to: % refused.', tg_op;
end $$;

create trigger audit_entry_stays before update or delete or truncate on audit_entry
  for each statement execute function audit_entry_stays();

-- What was proven about a publication, each time it was asked for and something had changed.
create table certificate (
  publication_id uuid not null references publication,
  no int not null,
  client_key text not null references client,
  issued_at timestamptz not null,
  -- What it says apart from when it was issued: the same facts are the same certificate.
  facts_digest text not null,
  -- The signed document as it is handed out.
  document text not null,
  primary key (publication_id, no)
);
