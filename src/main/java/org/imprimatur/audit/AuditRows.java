package org.imprimatur.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The chains and their ends as the database keeps them. */
@Repository
class AuditRows {
  private static final String ENTRY =
      "select client_key, seq, at, who, what, subject, details, previous_hash, hash from audit_entry ";

  private final JdbcTemplate database;

  AuditRows(JdbcTemplate database) {
    this.database = database;
  }

  /** The end of the chain, kept from every other writer until the transaction ends. */
  AuditHead lockHead(String client) {
    var head = head(client, " for update");
    if (head.isPresent()) return head.get();
    database.update(
        "insert into audit_head (client_key, seq, hash, key_id, signature) values (?, 0, ?, '', '')"
            + " on conflict do nothing",
        client,
        AuditEntry.BEGINNING);
    return head(client, " for update").orElseThrow();
  }

  Optional<AuditHead> head(String client) {
    return head(client, "");
  }

  private Optional<AuditHead> head(String client, String lock) {
    return database
        .query(
            "select client_key, seq, hash, key_id, signature from audit_head where client_key = ?"
                + lock,
            (row, number) ->
                new AuditHead(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)),
            client)
        .stream()
        .findFirst();
  }

  void save(AuditHead head) {
    database.update(
        "update audit_head set seq = ?, hash = ?, key_id = ?, signature = ? where client_key = ?",
        head.seq(),
        head.hash(),
        head.key(),
        head.signature(),
        head.client());
  }

  void append(List<AuditEntry> entries) {
    database.batchUpdate(
        "insert into audit_entry (client_key, seq, at, who, what, subject, details, previous_hash,"
            + " hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries.stream()
            .map(
                entry ->
                    new Object[] {
                      entry.client(),
                      entry.seq(),
                      entry.at().atOffset(ZoneOffset.UTC),
                      entry.who(),
                      entry.what(),
                      entry.subject(),
                      entry.details(),
                      entry.previous(),
                      entry.hash()
                    })
            .toList());
  }

  /** So many entries from a number on, in order. */
  List<AuditEntry> from(String client, long seq, int count) {
    return database.query(
        ENTRY + "where client_key = ? and seq >= ? order by seq limit ?",
        AuditRows::entry,
        client,
        seq,
        count);
  }

  /** So many entries before a number, the newest first. */
  List<AuditEntry> before(String client, long seq, int count) {
    return database.query(
        ENTRY + "where client_key = ? and seq < ? order by seq desc limit ?",
        AuditRows::entry,
        client,
        seq,
        count);
  }

  /** The latest entries about one thing, in order. */
  List<AuditEntry> about(String client, String subject, int count) {
    return database.query(
        "select * from ("
            + ENTRY
            + "where client_key = ? and subject = ? order by seq desc limit ?) latest order by seq",
        AuditRows::entry,
        client,
        subject,
        count);
  }

  private static AuditEntry entry(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getString(1),
        row.getLong(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }
}
