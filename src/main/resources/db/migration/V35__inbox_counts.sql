-- What the inbox counts and filters by stands in the indexes themselves.
drop index interaction_client_breach;
create index interaction_client_breach on interaction (client_key, breach_at, id)
  include (kind, accountable, accountable_person) where closed_at is null;
drop index interaction_owner_breach;
create index interaction_owner_breach on interaction (accountable, breach_at, id)
  include (client_key, kind, accountable_person) where closed_at is null;
