package org.imprimatur.content;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All content pieces. */
interface Pieces extends Repository<ContentPiece, UUID> {
  Optional<ContentPiece> findById(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from ContentPiece p where p.id = :id")
  Optional<ContentPiece> lock(UUID id);

  @Query(
      """
      select p from ContentPiece p
      where p.clientKey in :clients and (:status is null or p.status = :status)
      order by p.openedAt desc
      """)
  Page<ContentPiece> search(Collection<String> clients, PieceStatus status, Pageable page);

  @Query(
      """
      select p from ContentPiece p
      where p.clientKey in :clients and p.slot > :now
        and p.status not in (
          org.imprimatur.content.PieceStatus.REJECTED, org.imprimatur.content.PieceStatus.WITHDRAWN)
      order by p.slot
      """)
  List<ContentPiece> upcoming(Collection<String> clients, Instant now, Pageable page);

  /** The client's approved pieces that wait for being needed, the oldest first. */
  @Query(
      """
      select p from ContentPiece p
      where p.clientKey = :client and p.evergreen and p.slot is null and p.pausedAt is null
        and p.status = org.imprimatur.content.PieceStatus.APPROVED
      order by p.openedAt
      """)
  List<ContentPiece> fallbacks(String client);

  List<ContentPiece> findByIdIn(Collection<UUID> ids);

  @Query(
      """
      select new org.imprimatur.content.PieceReading$Reach(p.id, v.no, x.channelId)
      from ContentPiece p join p.versions v join v.variants x
      where p.id in :ids
        and v.no = (select max(w.no) from ContentPiece q join q.versions w where q.id = p.id)
      """)
  List<PieceReading.Reach> reach(Collection<UUID> ids);

  ContentPiece save(ContentPiece piece);
}
