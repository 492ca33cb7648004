package org.imprimatur.metrics;

/** What a person makes of a result. */
public enum ResultDecision {
  NOTED,
  REPEAT_IDEA,
  LEARN
}
