create table client (
  key text primary key check (key ~ '^[a-z][a-z0-9]{1,30}$'),
  name text not null,
  zone text not null,
  lateness_limit_minutes int not null check (lateness_limit_minutes between 1 and 1440),
  review_hours int not null check (review_hours > 0),
  approval_hours int not null check (approval_hours > 0),
  opened_at timestamptz not null
);

create table strategy (
  client_key text primary key references client,
  voice text not null,
  language text not null,
  hashtag_sets jsonb not null,
  mentions jsonb not null,
  slots jsonb not null
);
