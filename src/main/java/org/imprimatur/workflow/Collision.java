package org.imprimatur.workflow;

import java.sql.SQLException;

/**
 * Two transactions that wanted the same at the same moment, as PostgreSQL tells the one that was
 * not let through. Trying again is all it takes.
 */
final class Collision {

  /** Deadlock, serialization failure: class 40. */
  private static final String ROLLED_BACK = "40";

  /** Both wrote the same variable for the first time, or one removed what the other relied on. */
  private static final String CONSTRAINT = "23";

  private Collision() {}

  static boolean caused(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith(ROLLED_BACK)
            || sql.getSQLState().startsWith(CONSTRAINT);
      }
    }
    return false;
  }
}
