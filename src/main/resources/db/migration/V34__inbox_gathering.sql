-- Batches whose absorption was not begun: what is heard meanwhile joins them.
create table inbox_gathering (
  batch_id uuid primary key,
  channel_id uuid not null references channel,
  begun_at timestamptz not null
);

create index inbox_gathering_channel on inbox_gathering (channel_id, begun_at);
