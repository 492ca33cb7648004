package org.imprimatur.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries of genuine calls of which nothing could be made, for a month. */
@Repository
class Leftovers {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LONGEST = 10_000;

  private final JdbcClient database;

  Leftovers(JdbcClient database) {
    this.database = database;
  }

  void keep(String platform, String reason, String entry, Instant now) {
    database
        .sql("delete from webhook_leftover where received_at < :before")
        .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
    database
        .sql(
            """
            insert into webhook_leftover (platform, reason, entry, received_at)
            values (:platform, :reason, :entry, :now)
            """)
        .param("platform", platform)
        .param("reason", reason)
        .param("entry", plain(entry))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String plain(String entry) {
    var text = entry.replace('\0', '\uFFFD');
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
