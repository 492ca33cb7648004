package org.imprimatur.danger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All signs, standing and cleared. */
interface DangerSignsKept extends Repository<DangerSign, UUID> {
  Optional<DangerSign> findById(UUID id);

  List<DangerSign> findByIdIn(Collection<UUID> ids);

  boolean existsByKindAndSubjectAndClearedAtIsNull(DangerKind kind, UUID subject);

  List<DangerSign> findByClientKeyInAndClearedAtIsNullOrderByRaisedAt(Collection<String> clients);

  DangerSign save(DangerSign sign);
}
