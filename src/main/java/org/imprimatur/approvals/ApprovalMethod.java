package org.imprimatur.approvals;

/** How an approval was given. */
public enum ApprovalMethod {
  TASK_FORM
}
