create table publishing_stop (
  id uuid primary key,
  scope text not null,
  client_key text references client,
  channel_id uuid references channel,
  campaign text not null,
  reason text not null,
  stopped_by text not null,
  stopped_at timestamptz not null,
  -- When nothing was left to be paused.
  paused_at timestamptz,
  lifted_by text,
  lifted_at timestamptz,
  version bigint not null,
  check ((scope = 'EVERYTHING') = (client_key is null)),
  check ((scope = 'CHANNEL') = (channel_id is not null)),
  check ((scope = 'CAMPAIGN') = (campaign <> ''))
);

-- The same is stopped once.
create unique index publishing_stop_once
  on publishing_stop (scope, coalesce(client_key, ''), coalesce(channel_id::text, ''), campaign)
  where lifted_at is null;
create index publishing_stop_latest on publishing_stop (stopped_at desc);

-- Publishing knows nothing of pieces, and has to know what a stop is about.
alter table publication add column campaign text not null default '';
update publication set campaign = piece.campaign
  from content_piece piece where piece.id = publication.subject and piece.campaign <> '';
create index publication_unfinished on publication (client_key, subject)
  where state not in ('PUBLISHED', 'CANCELLED');

alter table content_piece
  -- The stop that paused it, until somebody is asked whether it may go on.
  add column stop_id uuid references publishing_stop,
  -- The time proposed in place of the one that passed meanwhile.
  add column suggested_slot timestamptz;
create index content_piece_stopped on content_piece (stop_id) where stop_id is not null;
