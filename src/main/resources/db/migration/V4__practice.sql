-- The practice network: a small server of its own that happens to live in the same database.
-- Nothing outside org.imprimatur.channels.practice reads or refers to these tables.

create table practice_post (
  id bigint generated always as identity primary key,
  account text not null,
  text text not null,
  created_at timestamptz not null,
  reply_to bigint references practice_post,
  idempotency_key text not null,
  -- Kept forever: the same key never makes a second post.
  unique (account, idempotency_key)
);

create index practice_post_account on practice_post (account, id desc);
create index practice_post_reply_to on practice_post (reply_to);

create table practice_image (
  id uuid primary key,
  account text not null,
  -- Uploaded first, attached when the post is made.
  post bigint references practice_post,
  position integer,
  media_type text not null,
  alt text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  uploaded_at timestamptz not null,
  unique (post, position)
);
