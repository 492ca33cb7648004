package org.imprimatur.watch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All looks at live posts. */
interface LiveChecks extends Repository<LiveCheck, UUID> {
  LiveCheck save(LiveCheck check);

  List<LiveCheck> findByPublicationIdOrderByNo(UUID publication);

  List<LiveCheck> findByPublicationIdInOrderByNo(Collection<UUID> publications);

  Optional<LiveCheck> findFirstByPublicationIdAndTakenAtIsNullOrderByNo(UUID publication);

  Optional<LiveCheck> findFirstByPublicationIdAndTakenAtIsNotNullOrderByNoDesc(UUID publication);

  @Query(
      """
      select c from LiveCheck c
      where c.clientKey in :clients and c.decision is null
        and c.finding <> org.imprimatur.watch.LiveFinding.AS_APPROVED
      order by c.takenAt
      """)
  List<LiveCheck> open(Collection<String> clients);
}
