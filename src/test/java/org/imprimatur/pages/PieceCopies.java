package org.imprimatur.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies of a piece that waits for approval, row by row, without a process behind them. */
class PieceCopies {
  private final JdbcClient database;
  private final UUID piece;
  private final UUID round;
  private final List<UUID> copies = new ArrayList<>();

  PieceCopies(JdbcClient database, UUID piece, UUID round) {
    this.database = database;
    this.piece = piece;
    this.round = round;
  }

  void make(int count) {
    for (int i = 0; i < count; i++) copy(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
  }

  private void copy(UUID id, UUID version, UUID request) {
    copies.add(id);
    row("content_piece", "id = ?", piece, "'id'", id);
    row("piece_version", "piece_id = ?", piece, "'piece_id', '" + id + "', 'id'", version);
    row(
        "piece_variant",
        "version_id = (select id from piece_version where piece_id = ?)",
        piece,
        "'version_id'",
        version);
    row("piece_event", "piece_id = ?", piece, "'id', gen_random_uuid(), 'piece_id'", id);
    row("approval_round", "id = ?", round, "'id', '" + request + "', 'subject'", id);
    row("approval_request", "round_id = ?", round, "'id', gen_random_uuid(), 'round_id'", request);
  }

  /** The row as it is but for some columns. */
  private void row(String table, String where, UUID of, String columns, UUID value) {
    database
        .sql(
            "insert into %s overriding system value select (jsonb_populate_record(t, jsonb_build_object(%s, ?))).* from %s t where %s"
                .formatted(table, columns, table, where))
        .params(value.toString(), of)
        .update();
  }

  void remove() {
    for (var id : copies) {
      delete(
          "approval_request", "round_id in (select id from approval_round where subject = ?)", id);
      delete("approval_round", "subject = ?", id);
      delete("piece_sighting", "piece_id = ?", id);
      delete("piece_event", "piece_id = ?", id);
      delete(
          "piece_variant", "version_id in (select id from piece_version where piece_id = ?)", id);
      delete("piece_version", "piece_id = ?", id);
      delete("content_piece", "id = ?", id);
    }
  }

  private void delete(String table, String where, UUID id) {
    database.sql("delete from " + table + " where " + where).param(id).update();
  }
}
