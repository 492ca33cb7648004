package org.imprimatur.intake;

/** What came of absorbing a batch. */
public enum AbsorbOutcome {
  DONE,
  /** Some are left, or wait for earlier ones of their thread. */
  NOT_YET,
  /** What is left has failed too often: a person looks at it. */
  STUCK
}
