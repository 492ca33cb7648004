package org.imprimatur.replay.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.publishing.AttemptOutcome;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublicationOutcome;
import org.imprimatur.publishing.PublishAttempt;

/** One post of a replayed piece; what the platform answers is what it answered. */
class RehearsedPost {
  private static final Duration MOMENT = Duration.ofSeconds(90);

  private final Rehearsed piece;
  private final UUID channel;
  private final PublicationKind kind;
  private final List<PublishAttempt> attempts;
  private RehearsedPost comment;
  private Instant slot;
  private Instant publishedAt;
  private boolean cancelled;
  private boolean rejected;
  private int next;

  /** An attempt whose outcome nobody knew at first, and whether it has been cleared up. */
  private PublishAttempt unclear;

  private boolean lookedUp;

  RehearsedPost(Rehearsed piece, UUID channel, PublicationKind kind, Instant slot) {
    this.piece = piece;
    this.channel = channel;
    this.kind = kind;
    this.slot = slot;
    this.attempts = piece.recorded.attempts(channel, kind);
  }

  /** What the process does next with it, and when. */
  record Standing(PublicationOutcome outcome, Instant at) {}

  UUID channel() {
    return channel;
  }

  Instant slot() {
    return slot;
  }

  boolean online() {
    return publishedAt != null;
  }

  Instant publishedAt() {
    return publishedAt;
  }

  void cancel() {
    if (!online()) cancelled = true;
  }

  void move(Instant newSlot) {
    if (!online()) slot = newSlot;
  }

  boolean hasComment() {
    return piece.recorded.publication(channel, PublicationKind.FIRST_COMMENT).isPresent();
  }

  RehearsedPost comment() {
    if (comment == null)
      comment = new RehearsedPost(piece, channel, PublicationKind.FIRST_COMMENT, piece.now());
    return comment;
  }

  Standing publish() {
    var now = piece.now();
    if (online()) return standing(PublicationOutcome.PUBLISHED);
    if (cancelled) return standing(PublicationOutcome.CANCELLED);
    if (unclear != null) return clearedUp();
    if (rejected) return standing(PublicationOutcome.REJECTED);
    if (piece.paused) return standing(PublicationOutcome.HELD);
    if (now.isBefore(slot)) return new Standing(PublicationOutcome.NOT_SENT, slot);
    if (slot.plus(piece.limit()).isBefore(now)) {
      piece.missed(slot);
      return standing(PublicationOutcome.MISSED);
    }
    if (next < attempts.size()) return answered(attempts.get(next++));
    if (attempts.isEmpty()
        || attempts.get(attempts.size() - 1).outcome() != AttemptOutcome.CONFIRMED)
      piece.assume("Posts that have not really been sent are taken to go out at once when due.");
    return online(Duration.ZERO);
  }

  private Standing answered(PublishAttempt attempt) {
    var took =
        attempt.endedAt() == null
            ? MOMENT
            : Duration.between(attempt.startedAt(), attempt.endedAt());
    if (attempt.lookups() > 0 || attempt.needsPerson()) return doubt(attempt, took);
    return switch (attempt.outcome() == null ? AttemptOutcome.UNKNOWN : attempt.outcome()) {
      case CONFIRMED -> online(took);
      case NOT_SENT ->
          new Standing(PublicationOutcome.NOT_SENT, piece.now().plus(gapAfter(attempt)));
      case REJECTED -> {
        rejected = true;
        yield standing(PublicationOutcome.REJECTED);
      }
      default -> doubt(attempt, took);
    };
  }

  private Standing doubt(PublishAttempt attempt, Duration took) {
    unclear = attempt;
    lookedUp = false;
    return new Standing(PublicationOutcome.UNKNOWN, piece.now().plus(took));
  }

  private Duration gapAfter(PublishAttempt attempt) {
    return next < attempts.size()
        ? Duration.between(attempt.startedAt(), attempts.get(next).startedAt())
        : MOMENT;
  }

  private Standing clearedUp() {
    if (!lookedUp) return new Standing(PublicationOutcome.UNKNOWN, piece.now().plus(MOMENT));
    if (unclear.needsPerson()) return standing(PublicationOutcome.ASK);
    return resolved();
  }

  private Standing resolved() {
    var was = unclear;
    unclear = null;
    return was.outcome() == AttemptOutcome.CONFIRMED ? online(Duration.ZERO) : publish();
  }

  void reconcile() {
    lookedUp = true;
  }

  /** A person has looked whether it is online. */
  void found() {
    if (unclear != null && unclear.outcome() == AttemptOutcome.CONFIRMED) online(Duration.ZERO);
    unclear = null;
  }

  /** A person has mended what the platform refused. */
  void retry() {
    rejected = false;
    slot = piece.now();
  }

  private Standing online(Duration took) {
    publishedAt = piece.now().plus(took);
    return standing(PublicationOutcome.PUBLISHED);
  }

  private static Standing standing(PublicationOutcome outcome) {
    return new Standing(outcome, null);
  }
}
