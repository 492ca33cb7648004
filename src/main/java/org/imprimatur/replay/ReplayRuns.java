package org.imprimatur.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every replay; one runs at a time. */
@Component
class ReplayRuns {
  /** A node that says nothing for so long has died. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final int KEPT = 50;

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  ReplayRuns(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Empty if another one is running. */
  Optional<UUID> begin(ReplayOrder order, String by) {
    interruptSilent();
    var id = UUID.randomUUID();
    try {
      jdbc.update(
          """
          insert into replay_run (id, ordered_by, ordered_at, wanted, state, done, total, alive_at, message)
          values (?, ?, ?, ?::jsonb, 'RUNNING', 0, 0, now(), '')
          """,
          id,
          by,
          Timestamp.from(clock.instant()),
          write(order));
    } catch (DuplicateKeyException e) {
      return Optional.empty();
    }
    jdbc.update(
        "delete from replay_run where id not in (select id from replay_run order by ordered_at desc limit ?)",
        KEPT);
    return Optional.of(id);
  }

  private void interruptSilent() {
    jdbc.update(
        "update replay_run set state = 'INTERRUPTED', message = 'The server was stopped meanwhile.' where state = 'RUNNING' and alive_at < now() - make_interval(secs => ?)",
        SILENCE.toSeconds());
  }

  /**
   * @return whether it is to go on
   */
  boolean progress(UUID id, int done, int total) {
    return jdbc.update(
            "update replay_run set done = ?, total = ?, alive_at = now() where id = ? and state = 'RUNNING'",
            done,
            total,
            id)
        == 1;
  }

  void done(UUID id, ReplayReport report) {
    jdbc.update(
        "update replay_run set state = 'DONE', done = total, report = ?::jsonb where id = ? and state = 'RUNNING'",
        write(report),
        id);
  }

  void end(UUID id, ReplayState state, String message) {
    jdbc.update(
        "update replay_run set state = ?, message = ? where id = ? and state = 'RUNNING'",
        state.name(),
        message,
        id);
  }

  Optional<ReplayRun> find(UUID id) {
    interruptSilent();
    return jdbc.query("select * from replay_run where id = ?", (row, no) -> read(row), id).stream()
        .findFirst();
  }

  List<ReplayRun> latest(int count) {
    interruptSilent();
    return jdbc.query(
        "select * from replay_run order by ordered_at desc limit ?", (row, no) -> read(row), count);
  }

  private ReplayRun read(ResultSet row) throws SQLException {
    var report = row.getString("report");
    return new ReplayRun(
        row.getObject("id", UUID.class),
        row.getString("ordered_by"),
        row.getTimestamp("ordered_at").toInstant(),
        read(row.getString("wanted"), ReplayOrder.class),
        ReplayState.valueOf(row.getString("state")),
        row.getInt("done"),
        row.getInt("total"),
        row.getString("message"),
        report == null ? null : read(report, ReplayReport.class));
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A replay cannot be read", e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A replay cannot be kept", e);
    }
  }
}
