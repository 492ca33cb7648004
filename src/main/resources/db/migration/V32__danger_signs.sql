-- What goes wrong unless its named lead acts; cleared only with evidence.
create table danger_sign (
  id uuid primary key,
  kind text not null,
  client_key text not null references client,
  -- The interaction, or the task nobody sees.
  subject uuid not null,
  title text not null,
  -- The lead's login; "" where any lead may see to it.
  lead text not null,
  raised_at timestamptz not null,
  cleared_at timestamptz,
  cleared_by text not null,
  evidence text not null
);
create unique index danger_sign_standing on danger_sign (kind, subject) where cleared_at is null;
create index danger_sign_client on danger_sign (client_key, raised_at desc);

-- The last look at whether every open interaction has exactly one accountable; one row.
create table responsibility_look (
  one boolean primary key check (one),
  open_interactions int not null,
  without_accountable int not null,
  open_tasks_of_nobody int not null,
  looked_at timestamptz not null
);

create index interaction_unanswered on interaction (opened_at) where closed_at is null and first_answered_at is null;
