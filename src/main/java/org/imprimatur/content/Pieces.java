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

  /** Whether the client was asked about a version; only then its own people know of a piece. */
  String ASKED =
      """
      exists (
        select 1 from ContentPiece q join q.history h
        where q = p and h.kind in (
            org.imprimatur.content.PieceEvent$Kind.ASKED,
            org.imprimatur.content.PieceEvent$Kind.AGREED,
            org.imprimatur.content.PieceEvent$Kind.APPROVED,
            org.imprimatur.content.PieceEvent$Kind.CHANGES_REQUESTED,
            org.imprimatur.content.PieceEvent$Kind.REJECTED)
          and h.versionNo = v.no)
      """;

  String KNOWN =
      "(:team = true or exists (select 1 from ContentPiece o join o.versions v where o = p and "
          + ASKED
          + "))";

  @Query(
      "select p from ContentPiece p where p.clientKey in :clients and p.status in :statuses and "
          + KNOWN
          + " order by p.openedAt desc")
  Page<ContentPiece> search(
      Collection<String> clients, Collection<PieceStatus> statuses, boolean team, Pageable page);

  @Query(
      """
      select p from ContentPiece p
      where p.clientKey in :clients and p.slot > :now
        and p.status not in (
          org.imprimatur.content.PieceStatus.REJECTED, org.imprimatur.content.PieceStatus.WITHDRAWN)
        and
      """
          + KNOWN
          + " order by p.slot")
  List<ContentPiece> upcoming(Collection<String> clients, Instant now, boolean team, Pageable page);

  /** Each version of these pieces, and whether the client was asked about it. */
  @Query(
      "select new org.imprimatur.content.PieceReading$Written(p.id, v.no, case when "
          + ASKED
          + " then true else false end) from ContentPiece p join p.versions v where p.id in :ids")
  List<PieceReading.Written> written(Collection<UUID> ids);

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
      """)
  List<PieceReading.Reach> reach(Collection<UUID> ids);

  /** The approved pieces of a client whose slots lie in between, soonest first. */
  @Query(
      """
      select p from ContentPiece p
      where p.clientKey = :client and p.slot >= :from and p.slot < :to
        and p.status in (
          org.imprimatur.content.PieceStatus.APPROVED, org.imprimatur.content.PieceStatus.SCHEDULED)
      order by p.slot
      """)
  List<ContentPiece> approved(String client, Instant from, Instant to);

  /** The versions of these pieces that stand. */
  @Query(
      """
      select new org.imprimatur.content.PieceReading$Latest(p.id, v.id)
      from ContentPiece p join p.versions v
      where p.id in :ids and v.no = (
        select max(w.no) from ContentPiece o join o.versions w where o = p)
      """)
  List<PieceReading.Latest> latest(Collection<UUID> ids);

  /** Versions with what each channel's readers will see. */
  @Query("select v from PieceVersion v left join fetch v.variants where v.id in :ids")
  List<PieceVersion> versions(Collection<UUID> ids);

  ContentPiece save(ContentPiece piece);
}
