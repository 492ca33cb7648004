package org.imprimatur.publishing;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts stops and what they are about into one order: whoever acts because no stop stands has
 * committed before the next stop, or the lifting of one, begins. Shared among those who act, so
 * that they do not wait for each other.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StopLock {
  /** Any number, the same on every node: it names the lock in PostgreSQL. */
  private static final long KEY = 0x696d7072737470L;

  private final JdbcTemplate jdbc;

  StopLock(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void toChange() {
    jdbc.query("select pg_advisory_xact_lock(?)", rows -> {}, KEY);
  }

  /** Not from a transaction that one with this lock already waits for. */
  void toAct() {
    jdbc.query("select pg_advisory_xact_lock_shared(?)", rows -> {}, KEY);
  }
}
