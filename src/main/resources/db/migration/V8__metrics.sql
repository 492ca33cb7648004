create table performance_check (
  id uuid primary key,
  client_key text not null references client,
  subject uuid not null,
  no int not null,
  due_at timestamptz not null,
  taken_at timestamptz,
  verdict text,
  compared text not null,
  decision text,
  comment text not null,
  decided_by text,
  unique (subject, no)
);

create index performance_check_client on performance_check (client_key, no, taken_at desc);

create table metrics_snapshot (
  id uuid primary key,
  check_id uuid not null references performance_check,
  publication_id uuid not null references publication,
  taken_at timestamptz not null,
  -- -1 where the platform does not tell.
  reach bigint not null,
  likes bigint not null,
  reposts bigint not null,
  replies bigint not null,
  unique (check_id, publication_id)
);
