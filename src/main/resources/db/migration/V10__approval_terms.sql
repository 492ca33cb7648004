create table approval_terms (
  client_key text primary key references client,
  route text not null,
  reminder_hours jsonb not null,
  silence text not null,
  -- Where the contract allows silence to count as a yes; '' where it does not.
  tacit_contract text not null,
  account_manager text not null,
  hours jsonb not null,
  risk_words jsonb not null
);

create table approver (
  id uuid primary key,
  client_key text not null references client,
  name text not null,
  email text not null,
  -- '' for somebody without an account, who decides by link only.
  login text not null,
  role text not null check (role ~ '^[a-z]+$'),
  substitute boolean not null,
  -- Who left stays on record, because of what they decided.
  active boolean not null
);

create unique index approver_email on approver (client_key, lower(email)) where active;
create unique index approver_login on approver (client_key, login) where active and login <> '';
