package org.imprimatur.replay.process;

import java.time.Instant;
import java.util.Date;

/** The clock of one replay; it only goes forwards within a piece. */
class VirtualTime {
  private Instant now = Instant.EPOCH;

  Instant now() {
    return now;
  }

  Date date() {
    return Date.from(now);
  }

  void set(Instant instant) {
    now = instant;
  }

  void advance(Instant instant) {
    if (instant.isAfter(now)) now = instant;
  }
}
