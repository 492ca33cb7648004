package org.imprimatur.publishing;

import java.time.Instant;

/**
 * Where a publication stands after a step, as a process needs it.
 *
 * @param outcome what to do next
 * @param at when to do it, for NOT_SENT and UNKNOWN; else null
 */
public record Standing(PublicationOutcome outcome, Instant at) {
  static Standing of(PublicationOutcome outcome) {
    return new Standing(outcome, null);
  }
}
