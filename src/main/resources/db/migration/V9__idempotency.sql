-- Answers to calls that carried an Idempotency-Key. The row is written before the work begins; the answer is written in the work's
-- own transaction, so that there is an answer exactly if the work was done.
create table idempotency_key (
  person text not null,
  key text not null,
  request text not null,
  body_digest text not null,
  created_at timestamptz not null,
  -- Whoever holds the lease does the work; a node that died loses it in time.
  lease uuid not null,
  leased_until timestamptz not null,
  status int,
  content_type text,
  location text,
  response bytea,
  primary key (person, key)
);

create index idempotency_key_age on idempotency_key (created_at);
