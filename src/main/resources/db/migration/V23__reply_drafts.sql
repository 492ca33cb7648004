-- What was written to answer an interaction: drafts are kept, the latest one counts.
create table reply (
  id uuid primary key,
  client_key text not null references client,
  interaction_id uuid not null references interaction,
  no int not null,
  text text not null,
  author text not null,
  by_department boolean not null,
  written_at timestamptz not null,
  -- What would be sent, once it was handed in; null for a draft.
  payload text,
  payload_digest text,
  returned_because text not null,
  unique (interaction_id, no)
);

alter table interaction add column moderated boolean not null default false;
alter table interaction alter column moderated drop default;
