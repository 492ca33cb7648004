package org.imprimatur.content;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.PublishingStop;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pauses the pieces that a stop of publishing is about, and has each of them decided about when it
 * is lifted. Both go on from what was done, however often they are begun.
 */
@Service
@Transactional
public class StopDesk {
  /** Few enough that nobody waits long for one of them. */
  private static final int AT_ONCE = 50;

  private final Pieces pieces;
  private final Agreement agreement;
  private final PublishingDesk publishing;
  private final PublishingStops stops;
  private final Backlog backlog;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StopDesk(
      Pieces pieces,
      Agreement agreement,
      PublishingDesk publishing,
      PublishingStops stops,
      Backlog backlog,
      ApplicationEventPublisher events,
      Clock clock) {
    this.pieces = pieces;
    this.agreement = agreement;
    this.publishing = publishing;
    this.stops = stops;
    this.backlog = backlog;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Pauses some of what is under way; what somebody paused before stays theirs.
   *
   * @return when to go on, or null if nothing is left
   */
  public Instant pauseSome(UUID id) {
    var stop = stops.get(id);
    var some = running(stop);
    some.forEach(piece -> pause(piece, stop));
    if (some.isEmpty()) stops.settled(id);
    return some.isEmpty() ? null : clock.instant();
  }

  private List<UUID> running(PublishingStop stop) {
    var unfinished = publishing.unfinished(stop.clientKey());
    var page = PageRequest.of(0, AT_ONCE);
    return stop.scope() == StopScope.CHANNEL
        ? pieces.runningOn(stop.clientKey(), stop.channelId(), unfinished, page)
        : pieces.running(stop.clientKey(), stop.campaign(), unfinished, page);
  }

  private void pause(UUID id, PublishingStop stop) {
    var piece = locked(id);
    if (piece.paused() || piece.status().ended()) return;
    piece.stop(stop.id(), stop.reason(), stop.stoppedBy(), clock.instant());
    agreement.hold(id);
    events.publishEvent(new PieceStopped(id));
  }

  /**
   * Asks about some of what the lifted stop had paused. What another stop keeps back is left to
   * that one; what is out altogether needs no answer.
   *
   * @return when to go on, or null if nothing is left
   */
  public Instant askSome(UUID id) {
    var some = pieces.stoppedBy(id, PageRequest.of(0, AT_ONCE));
    some.forEach(piece -> ask(piece, id));
    return some.isEmpty() ? null : clock.instant();
  }

  private void ask(UUID id, UUID stop) {
    var piece = locked(id);
    if (!stop.equals(piece.stopId()) || piece.status().ended()) return;
    var other = agreement.stopOver(piece);
    if (other.isPresent()) {
      piece.handTo(other.get().id());
    } else if (piece.status() == PieceStatus.SCHEDULED && !agreement.unfinished(piece)) {
      piece.resume(ContentPiece.SYSTEM, clock.instant());
      agreement.release(id);
    } else {
      piece.ask(backlog.suggestion(piece));
      events.publishEvent(new PieceAsked(id));
    }
  }

  /** How many pieces wait for the stop to be lifted. */
  @Transactional(readOnly = true)
  public int waiting(UUID stop) {
    return pieces.countStoppedBy(stop);
  }

  private ContentPiece locked(UUID id) {
    return pieces.lock(id).orElseThrow().tells(events::publishEvent);
  }
}
