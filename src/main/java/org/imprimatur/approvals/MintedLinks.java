package org.imprimatur.approvals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Every link that was ever mailed. */
interface MintedLinks extends Repository<ApprovalLink, UUID> {
  ApprovalLink save(ApprovalLink link);

  Optional<ApprovalLink> findById(UUID id);

  Optional<ApprovalLink> findByTokenHash(String tokenHash);

  List<ApprovalLink> findByRequestIdOrderByCreatedAt(UUID requestId);
}
