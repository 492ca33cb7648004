package org.imprimatur.intake;

/** What becomes of events that could not be absorbed. */
public enum StuckDecision {
  /** The cause is gone: try again. */
  TRY_AGAIN,
  /** Nothing is made of them. */
  LEAVE
}
