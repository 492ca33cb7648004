-- A client's own version of a process, decision table or form that is not used any more, up to a version:
-- from then on the client runs what everybody runs, until a later one is deployed for it.
create table variant_set_aside (
  tenant text not null,
  kind text not null,
  key text not null,
  version int not null,
  set_aside_by text not null,
  set_aside_at timestamptz not null,
  primary key (tenant, kind, key, version)
);
