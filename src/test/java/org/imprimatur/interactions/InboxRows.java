package org.imprimatur.interactions;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.springframework.jdbc.core.JdbcTemplate;

/** Interactions as rows, however many, without processes. */
public final class InboxRows {
  private InboxRows() {}

  /** Open ones; ten of them at a time share one breach. */
  public static void open(JdbcTemplate jdbc, Channel channel, int count, Instant now) {
    var member = member(jdbc, channel, now);
    jdbc.update(
        """
        insert into interaction (id, client_key, channel_id, kind, thread, member_id, excerpt,
          language, sentiment, sentiment_confidence, sensitive, opened_at, last_message_at, messages,
          folded, state, department, priority, reply_approval, answer_minutes, resolution_minutes,
          accountable, accountable_person, hand_overs, owned_since, first_answer_due,
          resolution_due, breach_at, breaches, closed_by, closed_because, version, moderated, keywords)
        select gen_random_uuid(), ?, ?, case when n % 4 = 0 then 'MENTION' else 'COMMENT' end,
          'thread ' || n, ?, 'Where is order ' || n || '?', 'en', 'NEGATIVE', 60, false,
          ?::timestamptz - interval '1 hour', ?, 1, 0, 'TO_ANSWER', 'support', 'NORMAL', true, 480,
          1620, case when n % 10 = 0 then 'manager' else 'communityManagers' end, n % 10 = 0, 0,
          ?::timestamptz - interval '1 hour', ?, ?,
          ?::timestamptz + (n / 10 - 20) * interval '1 minute', 0, '', '', 0, false, ''
        from generate_series(1, ?) n
        """,
        channel.clientKey(),
        channel.id(),
        member,
        at(now),
        at(now),
        at(now),
        at(now),
        at(now),
        at(now),
        count);
  }

  /** One with these times after its beginning; null for what has not happened. */
  static void one(
      JdbcTemplate jdbc,
      Channel channel,
      Instant opened,
      Duration answered,
      Duration closed,
      int breaches) {
    var end = closed == null ? null : at(opened.plus(closed));
    jdbc.update(
        """
        insert into interaction (id, client_key, channel_id, kind, thread, member_id, excerpt,
          language, sentiment, sentiment_confidence, sensitive, opened_at, last_message_at, messages,
          folded, state, department, priority, reply_approval, answer_minutes, resolution_minutes,
          accountable, accountable_person, hand_overs, owned_since, first_answer_due,
          resolution_due, breach_at, breaches, first_answered_at, closed_at, closed_by,
          closed_because, version, moderated, keywords)
        values (gen_random_uuid(), ?, ?, 'COMMENT', ?, ?, 'Hello', 'en', 'NEUTRAL', 0, false, ?, ?, 1,
          0, ?, 'support', 'NORMAL', true, 120, 480, 'support', false, 0, ?, ?, ?, ?, ?, ?, ?, '',
          '', 0, false, '')
        """,
        channel.clientKey(),
        channel.id(),
        UUID.randomUUID().toString(),
        member(jdbc, channel, opened),
        at(opened),
        at(opened),
        closed == null ? "TO_ANSWER" : "ANSWERED",
        at(opened),
        at(opened.plus(Duration.ofHours(2))),
        at(opened.plus(Duration.ofHours(8))),
        at(opened.plus(Duration.ofDays(60))),
        breaches,
        answered == null ? null : at(opened.plus(answered)),
        end);
  }

  private static UUID member(JdbcTemplate jdbc, Channel channel, Instant now) {
    var id = UUID.randomUUID();
    jdbc.update(
        """
        insert into audience_member (id, client_key, platform, author_id, handle, name, url, vip,
          messages, first_seen_at, last_seen_at)
        values (?, ?, 'sandbox', ?, 'ann', 'Ann', '', false, 1, ?, ?)
        """,
        id,
        channel.clientKey(),
        id.toString(),
        at(now),
        at(now));
    return id;
  }

  private static Timestamp at(Instant instant) {
    return Timestamp.from(instant);
  }

  /** Rows without processes are nobody's business in other tests. */
  public static void forget(JdbcTemplate jdbc, Channel channel) {
    jdbc.update("delete from interaction where channel_id = ?", channel.id());
    jdbc.update(
        "delete from audience_member m where client_key = ?"
            + " and not exists (select from interaction i where i.member_id = m.id)"
            + " and not exists (select from message e where e.member_id = m.id)",
        channel.clientKey());
  }
}
