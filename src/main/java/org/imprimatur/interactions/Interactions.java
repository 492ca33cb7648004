package org.imprimatur.interactions;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All interactions. */
interface Interactions extends Repository<Interaction, UUID> {
  Optional<Interaction> findById(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select i from Interaction i where i.id = :id")
  Optional<Interaction> lock(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select i from Interaction i
      where i.channelId = :channel and i.thread = :thread and i.memberId = :member
        and i.closedAt is null
      """)
  Optional<Interaction> running(UUID channel, String thread, UUID member);

  List<Interaction> findByMemberIdOrderByOpenedAtDesc(UUID member, Limit limit);

  List<Interaction> findByIdIn(Collection<UUID> ids);

  int countByMemberIdAndOpenedAtBefore(UUID member, Instant at);

  Interaction save(Interaction interaction);
}
