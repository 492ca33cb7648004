package org.imprimatur.approvals;

import java.time.Clock;

/** What a link is still good for. */
public enum LinkStanding {
  /** To decide. */
  OPEN,
  /** Its request was answered. */
  ANSWERED,
  /** Others have answered, so that this answer is not needed. */
  SETTLED,
  /** The version it leads to is not asked about any more. */
  OVERTAKEN,
  EXPIRED,
  /** Taken back, or sent to an address that is not the approver's any more. */
  REVOKED;

  static LinkStanding of(
      ApprovalLink link,
      ApprovalRequest request,
      ApprovalRound round,
      boolean reached,
      Clock clock) {
    if (link.revoked() || !reached) return REVOKED;
    if (link.expired(clock.instant())) return EXPIRED;
    if (request.answered()) return ANSWERED;
    if (round.state() == RoundState.SUPERSEDED) return OVERTAKEN;
    var asked = round.open() && round.stage() == request.stage() && !round.stageAgreed();
    return asked ? OPEN : SETTLED;
  }
}
