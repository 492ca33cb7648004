package org.imprimatur.time;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The one clock that all nodes share, so that a node whose own clock is off cannot send early or
 * look up too soon.
 */
final class DatabaseClock extends Clock {
  private final JdbcTemplate database;

  DatabaseClock(JdbcTemplate database) {
    this.database = database;
  }

  @Override
  public Instant instant() {
    return database.queryForObject("select clock_timestamp()", OffsetDateTime.class).toInstant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The shared clock knows instants only.");
  }
}
