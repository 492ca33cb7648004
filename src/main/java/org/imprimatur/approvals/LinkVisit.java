package org.imprimatur.approvals;

/** Where somebody who followed a link has come to. */
public record LinkVisit(
    ApprovalLink link, ApprovalRequest request, ApprovalRound round, LinkStanding standing) {

  /** Whether a decision can be taken by it now. */
  public boolean open() {
    return standing == LinkStanding.OPEN;
  }
}
