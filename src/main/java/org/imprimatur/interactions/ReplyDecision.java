package org.imprimatur.interactions;

/** What the second pair of eyes says about a reply. */
public enum ReplyDecision {
  APPROVE,
  RETURN
}
