package org.imprimatur.publishing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All stops, standing and lifted. */
interface Stops extends Repository<PublishingStop, UUID> {
  Optional<PublishingStop> findById(UUID id);

  List<PublishingStop> findByLiftedAtIsNullOrderByStoppedAt();

  /** Those of these clients and those of everybody, the newest first. */
  @Query(
      """
      select s from PublishingStop s where s.clientKey is null or s.clientKey in :clients
      order by s.stoppedAt desc
      """)
  List<PublishingStop> of(Collection<String> clients, Pageable page);

  PublishingStop save(PublishingStop stop);

  List<PublishingStop> findByIdIn(Collection<UUID> ids);
}
