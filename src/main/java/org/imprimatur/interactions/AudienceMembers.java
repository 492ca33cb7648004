package org.imprimatur.interactions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Everybody who ever wrote. */
interface AudienceMembers extends Repository<AudienceMember, UUID> {
  Optional<AudienceMember> findById(UUID id);

  List<AudienceMember> findByIdIn(Collection<UUID> ids);

  Optional<AudienceMember> findByClientKeyAndPlatformAndAuthorId(
      String clientKey, String platform, String authorId);

  AudienceMember save(AudienceMember member);
}
