package org.imprimatur.interactions;

import java.time.Instant;

/**
 * What a look at an interaction's clock brought.
 *
 * @param running whether it is still to be looked at
 * @param next when; null if it is not
 */
public record ClockTurn(boolean running, Instant next) {
  static final ClockTurn STOPPED = new ClockTurn(false, null);
}
