package org.imprimatur.interactions;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts likes, reposts and follows. */
@Component
class Reactions {
  private final JdbcTemplate jdbc;

  Reactions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void count(UUID channel, String client, String thread, int by, Instant at) {
    jdbc.update(
        """
        insert into reaction_count (channel_id, client_key, thread, count, last_at)
        values (?, ?, ?, greatest(0, ?), ?)
        on conflict (channel_id, thread) do update
        set count = greatest(0, reaction_count.count + ?),
            last_at = greatest(reaction_count.last_at, excluded.last_at)
        """,
        channel,
        client,
        thread,
        by,
        Timestamp.from(at),
        by);
  }

  int of(UUID channel, String thread) {
    return jdbc
        .queryForList(
            "select count from reaction_count where channel_id = ? and thread = ?",
            Integer.class,
            channel,
            thread)
        .stream()
        .findFirst()
        .orElse(0);
  }
}
