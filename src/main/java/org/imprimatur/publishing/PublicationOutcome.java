package org.imprimatur.publishing;

/** What a process does next with a publication. */
public enum PublicationOutcome {
  PUBLISHED,
  /** Not sent; try again at the instant given. */
  NOT_SENT,
  /** Unclear; look it up at the instant given. */
  UNKNOWN,
  /** Unclear, and no machine can clear it up. */
  ASK,
  REJECTED,
  /** Later than the client allows; a person decides. */
  MISSED,
  /** Paused. */
  HELD,
  CANCELLED
}
