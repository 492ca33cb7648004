package org.imprimatur.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each channel was listened to. */
@Repository
class IntakeLines {
  private final JdbcClient database;

  IntakeLines(JdbcClient database) {
    this.database = database;
  }

  /**
   * One channel's.
   *
   * @param begunAt when the watch began that is on now
   * @param failures how often in a row the platform could not be read
   * @param failingSince since when, or null
   */
  record Line(
      UUID channelId,
      String cursor,
      Instant begunAt,
      int failures,
      Instant failingSince,
      String failure) {}

  Optional<Line> of(UUID channel) {
    return database
        .sql("select * from intake_line where channel_id = :channel")
        .param("channel", channel)
        .query(IntakeLines::line)
        .optional();
  }

  /** Those of the clients that could not be read since before then. */
  List<Line> failing(Collection<String> clients, Instant before) {
    if (clients.isEmpty()) return List.of();
    return database
        .sql("select * from intake_line where client_key in (:clients) and failing_since < :before")
        .param("clients", clients)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query(IntakeLines::line)
        .list();
  }

  void begin(Channel channel, Instant now) {
    database
        .sql(
            """
            insert into intake_line (channel_id, client_key, cursor, begun_at, failures, failure)
            values (:channel, :client, '', :now, 0, '')
            on conflict (channel_id) do update set begun_at = excluded.begun_at
            """)
        .param("channel", channel.id())
        .param("client", channel.clientKey())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void heard(UUID channel, String cursor, Instant now) {
    database
        .sql(
            """
            update intake_line set cursor = :cursor, heard_at = :now, failures = 0,
              failing_since = null, failure = ''
            where channel_id = :channel
            """)
        .param("cursor", cursor)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("channel", channel)
        .update();
  }

  void failed(UUID channel, String why, Instant now) {
    database
        .sql(
            """
            update intake_line set failures = failures + 1, failure = :why,
              failing_since = coalesce(failing_since, :now)
            where channel_id = :channel
            """)
        .param("why", why)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("channel", channel)
        .update();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    var since = row.getObject("failing_since", OffsetDateTime.class);
    return new Line(
        row.getObject("channel_id", UUID.class),
        row.getString("cursor"),
        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
        row.getInt("failures"),
        since == null ? null : since.toInstant(),
        row.getString("failure"));
  }
}
