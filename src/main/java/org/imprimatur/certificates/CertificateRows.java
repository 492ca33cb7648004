package org.imprimatur.certificates;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every certificate handed out. */
@Repository
class CertificateRows {
  private final JdbcTemplate database;

  CertificateRows(JdbcTemplate database) {
    this.database = database;
  }

  /** A certificate with the digest of the facts it states. */
  record Row(Certificate certificate, String factsDigest) {}

  Optional<Row> latest(UUID publication) {
    return database
        .query(
            "select no, client_key, issued_at, document, facts_digest from certificate"
                + " where publication_id = ? order by no desc limit 1",
            (row, number) ->
                new Row(
                    new Certificate(
                        publication,
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4)),
                    row.getString(5)),
            publication)
        .stream()
        .findFirst();
  }

  /**
   * Keeps it, unless another one has taken its number meanwhile.
   *
   * @return whether it is kept
   */
  boolean add(Certificate certificate, String factsDigest) {
    return database.update(
            "insert into certificate (publication_id, no, client_key, issued_at, facts_digest,"
                + " document) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            certificate.publication(),
            certificate.no(),
            certificate.client(),
            certificate.issuedAt().atOffset(ZoneOffset.UTC),
            factsDigest,
            certificate.document())
        == 1;
  }
}
