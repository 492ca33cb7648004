package org.imprimatur.content;

/** What a client says. */
public enum ApprovalDecision {
  APPROVE,
  REQUEST_CHANGES,
  REJECT
}
