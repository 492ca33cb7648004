-- Finished media. The bytes stand apart, by their digest, so that lists never load them and the same picture is kept once.
create table asset_content (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null
);

-- Pictures are compressed already.
alter table asset_content alter column bytes set storage external;

create table asset (
  id uuid primary key,
  client text not null,
  name text not null,
  sha256 text not null references asset_content,
  media_type text not null,
  width int not null check (width > 0),
  height int not null check (height > 0),
  size_bytes bigint not null check (size_bytes > 0),
  alt_text text not null,
  rights_until date,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  unique (client, sha256)
);

create index asset_newest on asset (client, uploaded_at desc);
