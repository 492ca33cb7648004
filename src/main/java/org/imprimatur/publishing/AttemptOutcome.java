package org.imprimatur.publishing;

/** How an attempt ended; an attempt without one is open. */
public enum AttemptOutcome {
  CONFIRMED,
  /** Provably never sent. */
  NOT_SENT,
  REJECTED,
  /** Nobody knows; keeps the publication from being sent again until it is cleared up. */
  UNKNOWN,
  /** Was unknown; looked up and proven absent. */
  ABSENT,
  /**
   * Was unknown and still is; the platform recognises the repeated call itself, so the attempt that
   * follows makes the same call again.
   */
  REPEATABLE,
  /** Was unknown; a person looked and said it is not online. */
  ABSENT_BY_PERSON;

  public boolean open() {
    return this == UNKNOWN;
  }
}
