-- Running instances moved from one version of a process to another: who had it done, and what became of each.
create table process_move (
  id uuid primary key,
  from_definition text not null,
  to_definition text not null,
  process text not null,
  from_version int not null,
  to_version int not null,
  places text not null,
  batch text not null,
  moved_by text not null,
  moved_at timestamptz not null,
  settled_at timestamptz
);

-- Twice at once is once.
create unique index process_move_going on process_move (from_definition) where settled_at is null;

create table process_move_instance (
  move_id uuid not null references process_move,
  instance text not null,
  tenant text not null,
  title text not null,
  outcome text,
  reason text not null default '',
  primary key (move_id, instance)
);
