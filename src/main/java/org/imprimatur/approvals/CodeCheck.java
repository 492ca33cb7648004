package org.imprimatur.approvals;

/** What came of entering a code. */
public enum CodeCheck {
  /** The device is known from now on. */
  RIGHT,
  WRONG,
  /** There is no code that could be right: used, too old, or guessed at too often. */
  SPENT
}
