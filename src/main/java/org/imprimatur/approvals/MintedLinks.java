package org.imprimatur.approvals;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Every link that was ever mailed. */
interface MintedLinks extends Repository<ApprovalLink, UUID> {
  ApprovalLink save(ApprovalLink link);

  Optional<ApprovalLink> findById(UUID id);

  Optional<ApprovalLink> findByTokenHash(String tokenHash);

  List<ApprovalLink> findByRequestIdOrderByCreatedAt(UUID requestId);

  /** Whoever holds the lock asks for codes alone. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select l from ApprovalLink l where l.id = :id")
  Optional<ApprovalLink> lock(UUID id);
}
