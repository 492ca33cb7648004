package org.imprimatur.content;

/** What a reviewer says. */
public enum ReviewDecision {
  APPROVE,
  RETURN
}
