package org.imprimatur.content;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has seen which version of a piece: on its page, by a link, or in a form they answered. */
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

  /**
   * The version somebody saw last before this one; empty if they saw none. Whoever wrote a version
   * or said something about it has seen it.
   */
  @Transactional(readOnly = true)
  public OptionalInt before(String person, UUID piece, int version) {
    return database
        .sql(
            """
            select version_no from piece_sighting
            where piece_id = :piece and person = :person and version_no < :version
            union
            select version_no from piece_event
            where piece_id = :piece and who = :person and version_no between 1 and :version - 1
              and kind in ('WRITTEN', 'EDITED', 'ACCEPTED', 'RETURNED',
                'AGREED', 'APPROVED', 'CHANGES_REQUESTED', 'REJECTED')
            """)
        .param("piece", piece)
        .param("person", person)
        .param("version", version)
        .query(Integer.class)
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .max();
  }
}
