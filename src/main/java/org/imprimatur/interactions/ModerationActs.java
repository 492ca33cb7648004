package org.imprimatur.interactions;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Everything that was done, or is to be done, about messages. */
interface ModerationActs extends Repository<ModerationAct, UUID> {
  Optional<ModerationAct> findById(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from ModerationAct a where a.id = :id")
  Optional<ModerationAct> lock(UUID id);

  List<ModerationAct> findByInteractionIdOrderByDecidedAt(UUID interaction);

  ModerationAct save(ModerationAct act);
}
