package org.imprimatur.content.letters;

import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;

/** Somebody who was asked, and the asking. */
record Asked(ApprovalRequest request, ApprovalRound round) {

  /** Whether their answer still matters. */
  boolean awaited() {
    return round.open()
        && !round.stageAgreed()
        && round.stage() == request.stage()
        && !request.answered();
  }
}
