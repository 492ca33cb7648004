package org.imprimatur.interactions;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Everybody who ever wrote. */
interface AudienceMembers extends Repository<AudienceMember, UUID> {
  Optional<AudienceMember> findById(UUID id);

  List<AudienceMember> findByIdIn(Collection<UUID> ids);

  Optional<AudienceMember> findByClientKeyAndPlatformAndAuthorId(
      String clientKey, String platform, String authorId);

  /**
   * Knows somebody from now on. Whoever is known, or is met in another transaction at this moment,
   * stays as they are.
   */
  @Modifying
  @Query(
      nativeQuery = true,
      value =
          """
          insert into audience_member (id, client_key, platform, author_id, handle, name, url, vip,
            messages, first_seen_at, last_seen_at)
          values (:id, :client, :platform, :author, '', '', '', false, 0, :at, :at)
          on conflict (client_key, platform, author_id) do nothing
          """)
  void meet(UUID id, String client, String platform, String author, Instant at);
}
