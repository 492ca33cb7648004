package org.imprimatur.approvals;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records approvals, revokes them, and answers the one question that matters: does one cover these
 * bytes?
 */
@Service
public class ApprovalDesk {
  private final Approvals approvals;
  private final Clock clock;

  ApprovalDesk(Approvals approvals, Clock clock) {
    this.approvals = approvals;
    this.clock = clock;
  }

  @Transactional
  public Approval record(Imprint imprint) {
    return approvals.save(new Approval(imprint, clock.instant()));
  }

  /** Takes back every approval of the subject: its content changed, or it must not go out. */
  @Transactional
  public void revoke(UUID subject, String because) {
    approvals
        .findBySubjectAndRevokedAtIsNull(subject)
        .forEach(a -> a.revoke(because, clock.instant()));
  }

  /**
   * Whether a standing approval of the subject covers a payload with this digest. It stays so until
   * the caller's transaction ends: the approval is locked against being revoked meanwhile.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean covers(UUID subject, String digest) {
    return !approvals.standingFor(subject, digest).isEmpty();
  }

  @Transactional(readOnly = true)
  public List<Approval> of(UUID subject) {
    return approvals.findBySubjectOrderByApprovedAt(subject);
  }
}
