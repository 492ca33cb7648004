package org.imprimatur.interactions;

/** How a text sounds. */
public enum Sentiment {
  POSITIVE,
  NEUTRAL,
  NEGATIVE
}
