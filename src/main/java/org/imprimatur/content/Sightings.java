package org.imprimatur.content;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has seen which version of a piece: on its page, by a link, or in a form they answered. */
@Service
@Transactional
public class Sightings {
  private static final String SHOWN =
      "unnest(string_to_array(:pieces, ',')::uuid[], string_to_array(:versions, ',')::int[])"
          + " as shown(piece, version)";

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

  /** As {@link #saw(String, UUID, int)} for many pieces, each with the version shown. */
  public void saw(String person, Map<UUID, Integer> shown) {
    database
        .sql(
            "insert into piece_sighting (piece_id, person, version_no, seen_at)"
                + " select piece, :person, version, :at from "
                + SHOWN
                + " on conflict do nothing")
        .params(shown(person, shown))
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** As {@link #before(String, UUID, int)} for many pieces; without those never seen before. */
  @Transactional(readOnly = true)
  public Map<UUID, Integer> before(String person, Map<UUID, Integer> shown) {
    return database
        .sql(
            "select s.piece_id, max(s.version_no) as version_no from piece_sighting s join "
                + SHOWN
                + " on s.piece_id = piece and s.version_no < version"
                + " where s.person = :person group by s.piece_id")
        .params(shown(person, shown))
        .query(
            (row, no) -> Map.entry(row.getObject("piece_id", UUID.class), row.getInt("version_no")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, Object> shown(String person, Map<UUID, Integer> shown) {
    var entries = List.copyOf(shown.entrySet());
    return Map.of(
        "person",
        person,
        "pieces",
        entries.stream().map(e -> e.getKey().toString()).collect(Collectors.joining(",")),
        "versions",
        entries.stream().map(e -> e.getValue().toString()).collect(Collectors.joining(",")));
  }
}
