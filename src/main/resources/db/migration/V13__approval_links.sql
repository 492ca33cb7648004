-- Ways to a request for people without an account. Of each secret only the SHA-256 is kept.
create table approval_link (
  id uuid primary key,
  token_hash text not null unique,
  request_id uuid not null references approval_request,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= created_at + interval '7 days'),
  revoked_at timestamptz,
  revoked_by text,
  revoked_because text
);

create index approval_link_request on approval_link (request_id);

-- Codes mailed to make a device known. Each is good for one device and one request.
create table device_code (
  id uuid primary key,
  request_id uuid not null references approval_request,
  device_hash text not null,
  ordered_at timestamptz not null,
  code_hash text,
  expires_at timestamptz,
  guesses int not null,
  used_at timestamptz
);

create index device_code_request on device_code (request_id, ordered_at);

-- Browsers whose holder has shown that they read an approver's mail; an address that changed is another one.
create table approval_device (
  id uuid primary key,
  secret_hash text not null,
  approver_id uuid not null references approver,
  email text not null,
  trusted_at timestamptz not null,
  expires_at timestamptz not null
);

create index approval_device_secret on approval_device (secret_hash);
