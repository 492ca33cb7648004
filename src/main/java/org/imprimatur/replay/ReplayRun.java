package org.imprimatur.replay;

import java.time.Instant;
import java.util.UUID;

/**
 * One replay, as far as it has come.
 *
 * @param report null until it is done
 */
public record ReplayRun(
    UUID id,
    String by,
    Instant at,
    ReplayOrder order,
    ReplayState state,
    int done,
    int total,
    String message,
    ReplayReport report) {

  public boolean running() {
    return state == ReplayState.RUNNING;
  }

  /** Of a hundred. */
  public int progress() {
    return total == 0 ? 0 : 100 * done / total;
  }
}
