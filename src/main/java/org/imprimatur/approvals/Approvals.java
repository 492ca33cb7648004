package org.imprimatur.approvals;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All approvals, revoked ones included. */
interface Approvals extends Repository<Approval, UUID> {
  Approval save(Approval approval);

  Optional<Approval> findById(UUID id);

  List<Approval> findBySubjectOrderByApprovedAt(UUID subject);

  List<Approval> findBySubjectAndRevokedAtIsNull(UUID subject);

  @Query(
      "select a from Approval a where a.subject = :subject and :digest in elements(a.digests) order by a.approvedAt")
  List<Approval> everFor(UUID subject, String digest);

  /**
   * Locked for sharing, so that none of them can be revoked before the caller's transaction ends.
   */
  @Lock(LockModeType.PESSIMISTIC_READ)
  @Query(
      "select a from Approval a where a.subject = :subject and a.revokedAt is null and :digest in elements(a.digests)")
  List<Approval> standingFor(UUID subject, String digest);
}
