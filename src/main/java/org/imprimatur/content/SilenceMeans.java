package org.imprimatur.content;

/** What the silence of a client means for a piece at this moment. */
public enum SilenceMeans {
  /** Nothing yet: it may still answer in time. */
  STILL_TIME,
  /** A person has to decide. */
  HOLD,
  SUBSTITUTE,
  FALLBACK,
  TACIT
}
