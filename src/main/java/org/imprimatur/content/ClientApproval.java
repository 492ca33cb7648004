package org.imprimatur.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks a client about a piece, and draws the conclusions from its silence. */
@Service
@Transactional
public class ClientApproval {
  /**
   * A paused piece is looked at again so much later; when it is resumed, its reminders are, too.
   */
  private static final Duration PAUSE = Duration.ofDays(1);

  private final Pieces pieces;
  private final Agreement agreement;
  private final FactFinding facts;
  private final FallbackPieces fallbacks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClientApproval(
      Pieces pieces,
      Agreement agreement,
      FactFinding facts,
      FallbackPieces fallbacks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.pieces = pieces;
    this.agreement = agreement;
    this.facts = facts;
    this.fallbacks = fallbacks;
    this.events = events;
    this.clock = clock;
  }

  /** What the client's silence means, and when to look again if it means nothing yet. */
  public record Conclusion(SilenceMeans silence, Instant lookAgain) {}

  /** What decides who has to approve the version that stands. */
  @Transactional(readOnly = true)
  public PieceFacts weigh(UUID id) {
    return facts.of(
        pieces.findById(id).orElseThrow(() -> Refusal.unknown("There is no piece " + id + ".")));
  }

  /**
   * Asks about the version that stands: those of the first stage of the route, or of the next one
   * where a stage has agreed. Who is asked already is not asked twice.
   */
  public ApprovalRound request(UUID id, String route, String processDefinition) {
    var piece = locked(id);
    var before = agreement.asked(piece);
    if (before.isPresent() && !before.get().stageAgreed()) return before.get();
    var notes = before.map(ApprovalRound::note).orElse("");
    var round =
        before.isPresent()
            ? agreement.askNext(piece, before.get())
            : agreement.ask(piece, route, processDefinition);
    piece.ask(round.note().equals(notes) ? "" : round.note(), clock.instant());
    return round;
  }

  /** Reminds those who are silent, if it is time to, and says what their silence means. */
  public Conclusion remind(UUID id) {
    var piece = locked(id);
    if (piece.paused()) return new Conclusion(SilenceMeans.STILL_TIME, clock.instant().plus(PAUSE));
    var round = agreement.open(piece);
    if (!agreement.remind(round))
      return new Conclusion(SilenceMeans.STILL_TIME, round.nextReminder());
    var why = whyHeld(piece, round);
    piece.noteSilence(why.orElse(""), clock.instant());
    return new Conclusion(
        why.isPresent() ? SilenceMeans.HOLD : agreed(piece), round.nextReminder());
  }

  /** Why a person has to decide although the client is silent, in words. */
  @Transactional(readOnly = true)
  public String whyHeld(UUID id) {
    var piece =
        pieces.findById(id).orElseThrow(() -> Refusal.unknown("There is no piece " + id + "."));
    return agreement.asked(piece).flatMap(round -> whyHeld(piece, round)).orElse("");
  }

  /** What was agreed cannot always be done. */
  private Optional<String> whyHeld(ContentPiece piece, ApprovalRound round) {
    return switch (agreed(piece)) {
      case SUBSTITUTE ->
          agreement.hasSubstitutes(piece, round)
              ? Optional.empty()
              : Optional.of("There is nobody left who could be asked as a substitute.");
      case TACIT -> agreement.whyNoConsent(round);
      case FALLBACK ->
          fallbacks.instead(piece).isPresent()
              ? Optional.empty()
              : Optional.of(
                  piece.slot() == null
                      ? "The piece has no time that a fallback piece could take over."
                      : "There is no approved fallback piece that could go out in its place.");
      default -> Optional.of("It was agreed that a person decides.");
    };
  }

  private SilenceMeans agreed(ContentPiece piece) {
    return SilenceMeans.valueOf(agreement.silence(piece).name());
  }

  /** A person has decided to wait on; the client's time is counted anew. */
  public Instant waitOn(UUID id, String by) {
    var piece = locked(id);
    piece.waitOn(by, clock.instant());
    agreement.waitAnew(piece);
    return agreement.open(piece).nextReminder();
  }

  /**
   * Whether somebody could be asked in place of those who are silent.
   *
   * @throws Refusal if not
   */
  public void requireSubstitutes(UUID id) {
    var piece = locked(id);
    piece.requireAwaited();
    if (!agreement.hasSubstitutes(piece, agreement.open(piece)))
      throw Refusal.invalid(
          "silenceDecision", "There is nobody left who could be asked as a substitute.");
  }

  /**
   * Asks substitutes in addition to those who are silent.
   *
   * @throws Refusal if there are none
   */
  public ApprovalRound askSubstitutes(UUID id) {
    var piece = locked(id);
    var round = agreement.open(piece);
    piece.noteSubstitutes(agreement.askSubstitutes(piece, round), clock.instant());
    return round;
  }

  /**
   * Lets the fallback piece go out at the time of this one, which goes on waiting without one.
   *
   * @return when to remind next
   */
  public Instant useFallback(UUID id) {
    var piece = locked(id);
    var fallback =
        fallbacks
            .instead(piece)
            .map(found -> locked(found.id()))
            .orElseThrow(() -> Refusal.conflict("There is no fallback piece for it any more."));
    fallback.takeOver(
        piece.giveUpSlot(fallback.title(), clock.instant()), piece.title(), clock.instant());
    events.publishEvent(new SlotGiven(fallback.id()));
    agreement.waitAnew(piece);
    return agreement.open(piece).nextReminder();
  }

  /**
   * Takes the client's silence for a yes.
   *
   * @return the round, with what it has come to
   * @throws Refusal if that was not agreed, or nothing proves that everybody knew
   */
  public ApprovalRound takeSilenceForConsent(UUID id, String processDefinition) {
    var piece = locked(id);
    piece.requireAwaited();
    var round = agreement.takeSilenceForConsent(piece, processDefinition);
    piece.agreeTacitly(agreement.proof(round), !round.open(), clock.instant());
    return round;
  }

  private ContentPiece locked(UUID id) {
    return pieces
        .lock(id)
        .orElseThrow(() -> Refusal.unknown("There is no piece " + id + "."))
        .tells(events::publishEvent);
  }
}
