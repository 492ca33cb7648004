package org.imprimatur.approvals;

/** How an answer was given. */
public enum ApprovalMethod {
  TASK_FORM,
  LINK,
  BATCH,
  /** By silence, where the contract allows it. */
  TACIT,
  /** By rule: the client's decision table asks for no approval of such a reply. */
  RULE
}
