-- One subject may be answered several times, on one channel; the very same reply only once.
drop index publication_once;
create unique index publication_once on publication (subject, channel_id, kind)
  where state <> 'CANCELLED' and kind <> 'REPLY';
create unique index publication_reply_once on publication (subject, payload_digest)
  where state <> 'CANCELLED' and kind = 'REPLY';
