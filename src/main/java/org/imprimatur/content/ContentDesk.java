package org.imprimatur.content;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approvals.Answer;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.RevisionNeeded;
import org.imprimatur.publishing.StopWords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of a content piece's life. Each holds the piece's lock; what happened is announced in
 * the same transaction.
 */
@Service
@Transactional
public class ContentDesk {
  private final Pieces pieces;
  private final Composer composer;
  private final Clients clients;
  private final Agreement agreement;
  private final StopWords words;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ContentDesk(
      Pieces pieces,
      Composer composer,
      Clients clients,
      Agreement agreement,
      StopWords words,
      ApplicationEventPublisher events,
      Clock clock) {
    this.pieces = pieces;
    this.composer = composer;
    this.clients = clients;
    this.agreement = agreement;
    this.words = words;
    this.events = events;
    this.clock = clock;
  }

  /** Opens a piece; its process begins. */
  public UUID open(String client, String title, String by) {
    return open(new NewPiece(client, title), by);
  }

  /** Opens a piece; its process begins. */
  public UUID open(NewPiece wanted, String by) {
    clients.get(wanted.client());
    var title = wanted.title().strip();
    var campaign = wanted.campaign().strip();
    if (title.isEmpty()) throw Refusal.invalid("title", "Give the piece a title.");
    if (title.length() > 120)
      throw Refusal.invalid("title", "The title has more than 120 characters.");
    if (campaign.length() > 60)
      throw Refusal.invalid("campaign", "The campaign has more than 60 characters.");
    var piece =
        pieces.save(
            new ContentPiece(
                new NewPiece(wanted.client(), title, campaign, wanted.evergreen()),
                by,
                clock.instant()));
    events.publishEvent(
        new PieceNoted(piece.id(), piece.clientKey(), PieceEvent.Kind.OPENED, by, 0, "", title));
    events.publishEvent(new PieceOpened(piece.id(), piece.clientKey(), title));
    return piece.id();
  }

  /** Writes what is to be published and hands it on to review; the slot may be left open (null). */
  public void submit(UUID id, Draft draft, Instant slot, String by) {
    var piece = locked(id);
    var client = clients.get(piece.clientKey());
    if (slot != null) requireUsable(slot, client, draft);
    piece.submit(draft, composer.compose(client, draft), by, clock.instant());
    if (slot != null) piece.plan(slot, by, clock.instant());
  }

  /**
   * Changes the content at any stage: what was approved no longer goes out, the new version needs
   * everything again. An edit that no reader would notice changes nothing.
   *
   * @return whether there is a new version
   */
  public boolean edit(UUID id, Draft draft, String by) {
    var piece = locked(id);
    var payloads = composer.compose(clients.get(piece.clientKey()), draft);
    var accepted = piece.status().accepted();
    if (!piece.edit(draft, payloads, by, clock.instant())) return false;
    agreement.takeBack(id, "The content was edited.");
    events.publishEvent(new PieceEdited(id, accepted));
    return true;
  }

  public void review(UUID id, ReviewDecision decision, String comment, String digest, String by) {
    var piece = locked(id);
    piece.review(decision, comment, digest, by, clock.instant());
    // Whoever was asked already was asked about something that is being changed.
    if (decision == ReviewDecision.RETURN) {
      agreement.takeBack(id, "The piece was sent back.");
    }
  }

  /**
   * Records what one of the client's people says about exactly the version with this digest.
   *
   * @param channel which channel it is about, or null
   * @return the round they were asked in, with what it has come to
   */
  public ApprovalRound decide(
      UUID id,
      UUID request,
      ApprovalDecision decision,
      String comment,
      UUID channel,
      String digest,
      String by,
      ApprovalMethod how,
      String processDefinition) {
    var piece = locked(id);
    piece.requireDecidable(decision, comment, digest, by);
    if (channel != null && !piece.current().orElseThrow().draft().channels().contains(channel))
      throw Refusal.invalid("approvalChannel", "The piece does not go to that channel.");
    var round =
        agreement.answer(
            piece, new Answer(request, decision, comment, channel, by, how), processDefinition);
    var who = agreement.called(request, by);
    if (round.open()) piece.agree(comment, who, clock.instant());
    else piece.decide(decision, comment, who, clock.instant());
    return round;
  }

  /** Says when it goes out. A scheduled piece moves there, with its approval. */
  public void plan(UUID id, Instant slot, String by) {
    var piece = locked(id);
    var draft = piece.current().map(PieceVersion::draft).orElse(Draft.EMPTY);
    requireUsable(slot, clients.get(piece.clientKey()), draft);
    piece.plan(slot, by, clock.instant());
    awaitAnew(piece);
    if (piece.status() == PieceStatus.SCHEDULED) {
      agreement.move(id, slot);
      events.publishEvent(new SlotMoved(id));
    } else if (piece.status() == PieceStatus.APPROVED) {
      events.publishEvent(new SlotGiven(id));
    }
  }

  /** Says that it goes out as soon as it may. */
  public void planNow(UUID id, String by) {
    locked(id).plan(clock.instant(), by, clock.instant());
  }

  /**
   * Plans its publications for the slot.
   *
   * @return the publications that are to go out
   * @throws SlotNeeded if there is no slot, or it has passed by more than the client allows
   */
  @Transactional(noRollbackFor = SlotNeeded.class)
  public List<UUID> schedule(UUID id) {
    var piece = locked(id);
    slotProblem(piece)
        .ifPresent(
            problem -> {
              throw new SlotNeeded(problem);
            });
    // What comes so far while publishing is stopped waits with the rest and is asked about with it.
    if (!piece.paused())
      agreement
          .stopOver(piece)
          .ifPresent(
              stop -> piece.stop(stop.id(), stop.reason(), stop.stoppedBy(), clock.instant()));
    piece.schedule(clock.instant());
    return agreement.publications(piece);
  }

  /** Why a piece cannot go out at the time chosen for it, in words. */
  @Transactional(readOnly = true)
  public Optional<String> slotProblem(UUID id) {
    return pieces.findById(id).flatMap(this::slotProblem);
  }

  private Optional<String> slotProblem(ContentPiece piece) {
    var client = clients.get(piece.clientKey());
    var slot = piece.slot();
    if (slot == null) return Optional.of("No time was chosen yet.");
    if (slot.plus(client.policy().latenessLimit()).isBefore(clock.instant())) {
      return Optional.of(
          "The time chosen, " + new WallClock(client.zone()).show(slot) + ", has passed.");
    }
    return piece
        .current()
        .flatMap(version -> composer.rightsProblem(client, version.draft(), slot));
  }

  /** Stops it at whatever stage; nothing of it goes out until someone decides. */
  public void pause(UUID id, String reason, String by) {
    if (reason.isBlank()) throw Refusal.invalid("reason", "Say why it is paused.");
    locked(id).pause(reason.strip(), by, clock.instant());
    agreement.hold(id);
    events.publishEvent(new PiecePaused(id));
  }

  /**
   * Lets it go on.
   *
   * @throws Refusal if it is not paused, or publishing is stopped
   */
  public void resume(UUID id, String by) {
    var piece = locked(id);
    requireNoStop(piece);
    piece.resume(by, clock.instant());
    agreement.release(id);
    awaitAnew(piece);
    events.publishEvent(new PieceResumed(id));
  }

  /** Keeps in its history what somebody did outside; nothing, if no such piece. */
  public void noteDoneByHand(UUID id, String what, String by) {
    pieces
        .lock(id)
        .ifPresent(
            piece -> piece.tells(events::publishEvent).noteDoneByHand(what, by, clock.instant()));
  }

  /** Keeps in its history that a task about it has another owner now; nothing, if no such piece. */
  public void noteHandedOn(UUID id, String what) {
    pieces
        .lock(id)
        .ifPresent(piece -> piece.tells(events::publishEvent).noteHandedOn(what, clock.instant()));
  }

  /**
   * Takes it back for good. What is online already stays online.
   *
   * @throws org.imprimatur.publishing.TooLate if one of its posts is being sent or unclear
   */
  public void withdraw(UUID id, String reason, String by) {
    if (reason.isBlank()) throw Refusal.invalid("reason", "Say why it is withdrawn.");
    locked(id).withdraw(reason.strip(), by, clock.instant());
    agreement.takeBack(id, "The piece was withdrawn.");
    events.publishEvent(new PieceWithdrawn(id));
  }

  /** Sends an approved piece back to be written anew, because a platform refused it. */
  @EventListener
  void reopen(RevisionNeeded needed) {
    // Replies are refused as well, and are no pieces.
    if (pieces.findById(needed.subject()).isEmpty()) return;
    locked(needed.subject()).reopen(needed.why(), needed.askedBy(), clock.instant());
    agreement.takeBack(needed.subject(), "The piece has to be written anew.");
    events.publishEvent(new PieceReturned(needed.subject()));
  }

  private void requireNoStop(ContentPiece piece) {
    agreement
        .stopOver(piece)
        .ifPresent(
            stop -> {
              throw Refusal.conflict(
                  words.sentence(stop) + " It can go on when the stop is lifted.");
            });
  }

  private void awaitAnew(ContentPiece piece) {
    agreement.waitAnew(piece);
    events.publishEvent(new AnswerAwaited(piece.id()));
  }

  private ContentPiece locked(UUID id) {
    return pieces
        .lock(id)
        .orElseThrow(() -> Refusal.unknown("There is no piece " + id + "."))
        .tells(events::publishEvent);
  }

  private void requireUsable(Instant slot, Client client, Draft draft) {
    if (slot.isBefore(clock.instant())) {
      throw new WallClock.InvalidTime(
          new WallClock(client.zone()).show(slot) + " has passed. Choose a time to come.");
    }
    composer
        .rightsProblem(client, draft, slot)
        .ifPresent(
            problem -> {
              throw new WallClock.InvalidTime(problem);
            });
  }
}
