package org.imprimatur.interactions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Everything that was written to us. */
interface Messages extends Repository<Message, UUID> {
  Optional<Message> findById(UUID id);

  Optional<Message> findByChannelIdAndKindAndRemoteId(
      UUID channel, PlatformEvent.Kind kind, String remoteId);

  Optional<Message> findFirstByMemberIdAndTextDigestAndSentAtAfterOrderBySentAtDesc(
      UUID member, String textDigest, Instant after);

  List<Message> findByMemberIdAndSentAtAfterOrderBySentAtDesc(
      UUID member, Instant after, Limit limit);

  List<Message> findByInteractionIdOrderBySentAt(UUID interaction);

  List<Message> findByChannelIdAndThreadOrderBySentAt(UUID channel, String thread, Limit limit);

  boolean existsByInteractionIdAndDeletedAtIsNull(UUID interaction);

  Message save(Message message);
}
