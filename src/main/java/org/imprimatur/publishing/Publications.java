package org.imprimatur.publishing;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All publications. */
public interface Publications extends Repository<Publication, UUID> {
  Optional<Publication> findById(UUID id);

  List<Publication> findBySubjectOrderByPlannedAt(UUID subject);

  Optional<Publication> findByChannelIdAndRemoteId(UUID channel, String remoteId);

  List<Publication> findByIdIn(Collection<UUID> ids);

  List<Publication> findBySubjectIn(Set<UUID> subjects);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Publication p where p.id = :id")
  Optional<Publication> lock(UUID id);

  /**
   * Always in the same order, a post before its comment, so that two lockers of one subject cannot
   * wait for each other.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Publication p where p.subject = :subject order by p.kind desc, p.id")
  List<Publication> lockOf(UUID subject);

  @Query(
      "select p.remoteId from Publication p where p.channelId = :channel and p.remoteId is not null and p.id <> :except")
  Set<String> remoteIds(UUID channel, UUID except);

  @Query("select p from Publication p where p.parentId = :parent")
  Optional<Publication> commentOf(UUID parent);

  /** The caller holds the post's lock already. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      "select p from Publication p where p.parentId = :parent and p.state <> org.imprimatur.publishing.PublicationState.CANCELLED")
  Optional<Publication> lockCommentOf(UUID parent);

  @Query(
      "select max(p.publishedAt) from Publication p where p.channelId = :channel and p.kind = org.imprimatur.publishing.PublicationKind.POST")
  Optional<Instant> lastPublishedOn(UUID channel);

  @Query(
      """
      select new org.imprimatur.publishing.PublishingDesk$Last(p.channelId, max(p.publishedAt))
      from Publication p
      where p.channelId in :channels and p.kind = org.imprimatur.publishing.PublicationKind.POST
        and p.publishedAt is not null
      group by p.channelId
      """)
  List<PublishingDesk.Last> lastOn(Collection<UUID> channels);

  @Query(
      """
      select p from Publication p
      where p.clientKey in :clients and p.kind = org.imprimatur.publishing.PublicationKind.POST
        and p.publishedAt is not null
      order by p.publishedAt desc
      """)
  List<Publication> latest(Collection<String> clients, Pageable page);

  @Query(
      """
      select distinct p.subject from Publication p
      where p.kind <> org.imprimatur.publishing.PublicationKind.REPLY
        and p.state not in (
          org.imprimatur.publishing.PublicationState.PUBLISHED,
          org.imprimatur.publishing.PublicationState.CANCELLED)
      """)
  Set<UUID> unfinished();

  @Query(
      """
      select distinct p.subject from Publication p
      where p.clientKey = :client and p.kind <> org.imprimatur.publishing.PublicationKind.REPLY
        and p.state not in (
          org.imprimatur.publishing.PublicationState.PUBLISHED,
          org.imprimatur.publishing.PublicationState.CANCELLED)
      """)
  Set<UUID> unfinished(String client);

  Publication save(Publication publication);
}
