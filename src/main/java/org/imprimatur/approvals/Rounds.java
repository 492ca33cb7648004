package org.imprimatur.approvals;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Every asking there ever was. */
interface Rounds extends Repository<ApprovalRound, UUID> {
  ApprovalRound save(ApprovalRound round);

  /** Writes at once: the database allows one open round per subject. */
  ApprovalRound saveAndFlush(ApprovalRound round);

  Optional<ApprovalRound> findById(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from ApprovalRound r where r.id = :id")
  Optional<ApprovalRound> lock(UUID id);

  List<ApprovalRound> findBySubjectOrderByRequestedAt(UUID subject);

  List<ApprovalRound> findByClientKeyAndState(String client, RoundState state);

  Optional<ApprovalRound> findBySubjectAndState(UUID subject, RoundState state);
}
