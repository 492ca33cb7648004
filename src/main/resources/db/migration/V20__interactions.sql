-- Somebody on a platform, as this client knows them.
create table audience_member (
  id uuid primary key,
  client_key text not null references client,
  platform text not null,
  author_id text not null,
  handle text not null,
  name text not null,
  url text not null,
  vip boolean not null,
  messages int not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (client_key, platform, author_id)
);

-- One case: what one person wants of us in one thread.
create table interaction (
  id uuid primary key,
  client_key text not null references client,
  channel_id uuid not null references channel,
  kind text not null,
  thread text not null,
  member_id uuid not null references audience_member,
  excerpt text not null,
  language text not null,
  sentiment text not null,
  sentiment_confidence int not null,
  sensitive boolean not null,
  opened_at timestamptz not null,
  last_message_at timestamptz not null,
  messages int not null,
  folded int not null,
  state text not null,
  department text not null,
  priority text not null,
  reply_approval boolean not null,
  answer_minutes int not null,
  resolution_minutes int not null,
  accountable text not null,
  accountable_person boolean not null,
  hand_overs int not null,
  owned_since timestamptz not null,
  first_answer_due timestamptz not null,
  resolution_due timestamptz not null,
  -- When the one accountable loses it; never null, so that lists can be sorted by it.
  breach_at timestamptz not null,
  remind_at timestamptz,
  breaches int not null,
  first_answered_at timestamptz,
  closed_at timestamptz,
  closed_by text not null,
  closed_because text not null,
  version bigint not null,
  constraint one_accountable check (closed_at is not null or accountable <> '')
);

-- A person has one case at a time in a thread: what they write meanwhile joins it.
create unique index interaction_running on interaction (channel_id, thread, member_id) where closed_at is null;
-- The inbox: what breaches first, over all clients or one.
create index interaction_breach on interaction (breach_at, id) where closed_at is null;
create index interaction_client_breach on interaction (client_key, breach_at, id) where closed_at is null;
create index interaction_closed on interaction (client_key, closed_at desc, id) where closed_at is not null;
create index interaction_member on interaction (member_id, opened_at desc);
create index interaction_thread on interaction (channel_id, thread);

-- What was written, word for word; edits and deletions never lose the original.
create table message (
  id uuid primary key,
  client_key text not null references client,
  channel_id uuid not null references channel,
  -- Null if it was deleted before we heard of it.
  interaction_id uuid references interaction,
  member_id uuid references audience_member,
  kind text not null,
  remote_id text not null,
  thread text not null,
  parent text not null,
  reference text not null,
  text text not null,
  original_text text not null,
  text_digest text not null,
  language text not null,
  url text not null,
  sent_at timestamptz not null,
  changed_at timestamptz,
  deleted_at timestamptz,
  folded boolean not null,
  unique (channel_id, kind, remote_id)
);

create index message_interaction on message (interaction_id, sent_at);
create index message_thread on message (channel_id, thread, sent_at);
create index message_member on message (member_id, sent_at desc);
create index message_same on message (member_id, text_digest, sent_at desc);

-- Reactions are counted.
create table reaction_count (
  channel_id uuid not null references channel,
  client_key text not null references client,
  thread text not null,
  count int not null,
  last_at timestamptz not null,
  primary key (channel_id, thread)
);
