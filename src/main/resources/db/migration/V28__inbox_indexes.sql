-- The inbox by channel, by whoever is accountable, and what was handed on because its time was over.
create index interaction_channel_breach on interaction (channel_id, breach_at, id) where closed_at is null;
create index interaction_owner_breach on interaction (accountable, breach_at, id) where closed_at is null;
create index interaction_handed_on on interaction (breach_at, id) where closed_at is null and breaches > 0;

-- The latest closed ones first, of one client or of all.
drop index interaction_closed;
create index interaction_closed on interaction (client_key, closed_at desc, id desc) where closed_at is not null;
create index interaction_closed_all on interaction (closed_at desc, id desc) where closed_at is not null;

-- The figures of a period.
create index interaction_opened on interaction (opened_at);
