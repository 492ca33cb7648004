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

  /** The campaigns of these clients that something under way belongs to. */
  @Query(
      """
      select distinct new org.imprimatur.content.PieceReading$Campaign(p.clientKey, p.campaign)
      from ContentPiece p
      where p.clientKey in :clients and p.campaign <> ''
        and p.status not in (
          org.imprimatur.content.PieceStatus.REJECTED, org.imprimatur.content.PieceStatus.WITHDRAWN)
      order by p.clientKey, p.campaign
      """)
  List<PieceReading.Campaign> campaigns(Collection<String> clients);

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

  /**
   * What a stop has to pause, except what was scheduled and is out altogether.
   *
   * @param unfinished what has posts that are not out
   */
  @Query(
      """
      select p.id from ContentPiece p
      where p.pausedAt is null
        and p.status not in (
          org.imprimatur.content.PieceStatus.REJECTED, org.imprimatur.content.PieceStatus.WITHDRAWN)
        and (p.status <> org.imprimatur.content.PieceStatus.SCHEDULED or p.id in :unfinished)
        and (:client = '' or p.clientKey = :client)
        and (:campaign = '' or p.campaign = :campaign)
      order by p.id
      """)
  List<UUID> running(String client, String campaign, Collection<UUID> unfinished, Pageable page);

  /** As {@link #running}, of those whose standing version goes to the stop's channel. */
  @Query(
      """
      select p.id from ContentPiece p join p.versions v join v.variants x
      where p.pausedAt is null
        and p.status not in (
          org.imprimatur.content.PieceStatus.REJECTED, org.imprimatur.content.PieceStatus.WITHDRAWN)
        and (p.status <> org.imprimatur.content.PieceStatus.SCHEDULED or p.id in :unfinished)
        and p.clientKey = :client and x.channelId = :channel
        and v.no = (select max(w.no) from ContentPiece o join o.versions w where o = p)
      order by p.id
      """)
  List<UUID> runningOn(String client, UUID channel, Collection<UUID> unfinished, Pageable page);

  String STOPPED =
      """
      from ContentPiece p
      where p.stopId = :stop and p.pausedAt is not null
        and p.status not in (
          org.imprimatur.content.PieceStatus.REJECTED, org.imprimatur.content.PieceStatus.WITHDRAWN)
      """;

  /** What this stop paused and nobody was asked about since, in the order of its old slots. */
  @Query("select p.id " + STOPPED + " order by p.slot nulls last, p.id")
  List<UUID> stoppedBy(UUID stop, Pageable page);

  @Query("select count(p) " + STOPPED)
  int countStoppedBy(UUID stop);

  /** When the client's pieces are to go out, and when it was proposed that they do. */
  @Query(
      """
      select p.slot from ContentPiece p
      where p.clientKey = :client and p.slot > :now
        and p.status not in (
          org.imprimatur.content.PieceStatus.REJECTED, org.imprimatur.content.PieceStatus.WITHDRAWN)
      """)
  List<Instant> slotsAfter(String client, Instant now);

  @Query(
      """
      select p.suggestedSlot from ContentPiece p
      where p.clientKey = :client and p.suggestedSlot > :now and p.pausedAt is not null
        and p.status not in (
          org.imprimatur.content.PieceStatus.REJECTED, org.imprimatur.content.PieceStatus.WITHDRAWN)
      """)
  List<Instant> suggestedAfter(String client, Instant now);

  ContentPiece save(ContentPiece piece);
}
