package org.imprimatur.approvals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Everybody who was ever asked. */
interface Requests extends Repository<ApprovalRequest, UUID> {
  ApprovalRequest save(ApprovalRequest request);

  Optional<ApprovalRequest> findById(UUID id);

  @Query("select r.roundId from ApprovalRequest r where r.id = :id")
  Optional<UUID> roundOf(UUID id);

  /** The unanswered requests to an approver that still matter. */
  @Query(
      """
      select q.id from ApprovalRequest q, ApprovalRound r
      where q.roundId = r.id and q.approverId = :approver and q.decision is null
        and r.state = org.imprimatur.approvals.RoundState.OPEN and r.stage = q.stage
        and not r.stageAgreed
      """)
  List<UUID> awaitedOf(UUID approver);

  /** The unanswered requests of a client that still matter. */
  @Query(
      """
      select q from ApprovalRequest q, ApprovalRound r
      where q.roundId = r.id and r.clientKey = :client and q.decision is null
        and r.state = org.imprimatur.approvals.RoundState.OPEN and r.stage = q.stage
        and not r.stageAgreed
      order by q.name
      """)
  List<ApprovalRequest> awaitedFrom(String client);

  List<ApprovalRequest> findByRoundIdAndStageOrderByName(UUID round, int stage);

  List<ApprovalRequest> findByRoundIdOrderByStageAscNameAsc(UUID round);
}
