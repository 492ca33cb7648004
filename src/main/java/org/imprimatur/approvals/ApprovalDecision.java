package org.imprimatur.approvals;

/** What a client says. */
public enum ApprovalDecision {
  APPROVE,
  REQUEST_CHANGES,
  REJECT
}
