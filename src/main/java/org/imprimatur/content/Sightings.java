package org.imprimatur.content;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has seen which version of a piece: on its page, by a link, or when they decided about it. */
@Service
@Transactional
public class Sightings {
  private final JdbcClient database;
  private final Clock clock;

  Sightings(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps the first time only. */
  public void saw(String person, UUID piece, int version) {
    database
        .sql(
            "insert into piece_sighting (piece_id, person, version_no, seen_at)"
                + " values (?, ?, ?, ?) on conflict do nothing")
        .params(piece, person, version, Timestamp.from(clock.instant()))
        .update();
  }

  /** The version somebody saw last before this one; empty if they saw none. */
  @Transactional(readOnly = true)
  public OptionalInt before(String person, UUID piece, int version) {
    return database
        .sql(
            "select max(version_no) from piece_sighting"
                + " where piece_id = ? and person = ? and version_no < ?")
        .params(piece, person, version)
        .query(Integer.class)
        .list()
        .stream()
        .filter(java.util.Objects::nonNull)
        .mapToInt(Integer::intValue)
        .findFirst();
  }
}
