package org.imprimatur.watch;

/** What the process of watching a post does next. */
public enum LiveOutcome {
  AS_APPROVED,
  /** It, or that it cannot be read, is for a person to look at. */
  ASK,
  /** It could not be read and is looked at again soon. */
  LOOK_AGAIN
}
