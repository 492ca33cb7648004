package org.imprimatur.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.workflow.DeployedProcesses.Instance;
import org.imprimatur.workflow.Move.Moved;
import org.imprimatur.workflow.Move.Outcome;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The moves as the database keeps them, and what the engine says became of each instance. */
@Repository
class MoveRows {

  /**
   * An instance has gone when its history says so. Each is a job of the batch; a job without tries
   * left has failed, and one whose batch somebody removed will never be done.
   */
  private static final String BECAME =
      """
      select i.instance, i.tenant, i.title, i.outcome, i.reason,
        h.proc_def_id_ = m.to_definition as moved, h.end_time_ is not null or h.id_ is null as ended,
        b.id_ is null as stopped,
        (select coalesce(j.exception_msg_, '') from act_ru_job j
          join act_ge_bytearray c on c.id_ = j.handler_cfg_
          where j.job_def_id_ = b.batch_job_def_id_ and j.retries_ = 0
          and position(convert_to(i.instance, 'UTF8') in c.bytes_) > 0 limit 1) as failed,
        (select coalesce(j.exception_msg_, '') from act_ru_job j
          where j.job_def_id_ = b.seed_job_def_id_ and j.retries_ = 0 limit 1) as unseeded
      from process_move m join process_move_instance i on i.move_id = m.id
      left join act_ru_batch b on b.id_ = m.batch
      left join act_hi_procinst h on h.id_ = i.instance
      where m.id = ? order by lower(i.title), i.instance
      """;

  private final JdbcTemplate jdbc;

  MoveRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A move and the engine's batch that does it. */
  record Row(Move move, String batch) {}

  void add(Move move, String batch, List<Instance> instances) {
    jdbc.update(
        "insert into process_move values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        move.id(),
        move.fromDefinition(),
        move.toDefinition(),
        move.process(),
        move.fromVersion(),
        move.toVersion(),
        move.places(),
        batch,
        move.by(),
        move.at().atOffset(ZoneOffset.UTC));
    jdbc.batchUpdate(
        "insert into process_move_instance (move_id, instance, tenant, title) values (?, ?, ?, ?)",
        instances.stream()
            .map(i -> new Object[] {move.id(), i.id(), i.tenant(), i.title()})
            .toList());
  }

  void batch(UUID move, String batch) {
    jdbc.update("update process_move set batch = ? where id = ?", batch, move);
  }

  Optional<Row> find(UUID id) {
    return jdbc.query("select * from process_move where id = ?", (row, at) -> row(row), id).stream()
        .findFirst();
  }

  /** From or to this version, the newest first. */
  List<Row> of(String definition, int most) {
    return jdbc.query(
        "select * from process_move where from_definition = ? or to_definition = ?"
            + " order by moved_at desc, id limit ?",
        (row, at) -> row(row),
        definition,
        definition,
        most);
  }

  /**
   * What became of them stays as it is now.
   *
   * @return whether this was not known before
   */
  boolean settle(Move move, Instant now) {
    var first =
        jdbc.update(
                "update process_move set settled_at = ? where id = ? and settled_at is null",
                now.atOffset(ZoneOffset.UTC),
                move.id())
            == 1;
    if (first)
      jdbc.batchUpdate(
          "update process_move_instance set outcome = ?, reason = ? where move_id = ? and instance = ?",
          move.instances().stream()
              .map(i -> new Object[] {i.outcome().name(), i.reason(), move.id(), i.instance()})
              .toList());
    return first;
  }

  private Row row(ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Row(
        new Move(
            id,
            row.getString("from_definition"),
            row.getString("to_definition"),
            row.getString("process"),
            row.getInt("from_version"),
            row.getInt("to_version"),
            row.getString("places"),
            row.getString("moved_by"),
            row.getTimestamp("moved_at").toInstant(),
            row.getTimestamp("settled_at") == null,
            jdbc.query(BECAME, (instance, at) -> moved(instance), id)),
        row.getString("batch"));
  }

  private static Moved moved(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    var reason = row.getString("reason");
    var became = outcome == null ? became(row) : Outcome.valueOf(outcome);
    if (outcome == null && became == Outcome.STAYED) reason = whyNot(row);
    return new Moved(
        row.getString("instance"), row.getString("tenant"), row.getString("title"), became, reason);
  }

  private static Outcome became(ResultSet row) throws SQLException {
    if (row.getBoolean("moved")) return Outcome.MOVED;
    if (row.getBoolean("ended")) return Outcome.ENDED;
    return whyNot(row) == null ? Outcome.WAITING : Outcome.STAYED;
  }

  private static String whyNot(ResultSet row) throws SQLException {
    if (row.getString("failed") != null) return row.getString("failed");
    if (row.getString("unseeded") != null) return row.getString("unseeded");
    return row.getBoolean("stopped") ? "Somebody stopped the move in the engine." : null;
  }
}
