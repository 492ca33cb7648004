package org.imprimatur.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.SendResult;
import org.imprimatur.publishing.PublicationNoted.What;
import org.imprimatur.time.SharedClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of every call to a platform. Each verb is its own transaction, committed before the
 * caller goes on, under the lock of the publication's row: so that whatever dies afterwards, the
 * next one to look knows that a call may have been made.
 */
@Component
class Ledger {
  /** How long a call may take: connecting, answering, and what the node's clock may be off. */
  static final Duration CALL_BUDGET = Duration.ofSeconds(20);

  static final int MOST_ATTEMPTS = 5;

  private final Publications publications;
  private final Attempts attempts;
  private final Permission permission;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Ledger(
      Publications publications,
      Attempts attempts,
      Permission permission,
      ApplicationEventPublisher events,
      @SharedClock Clock clock) {
    this.publications = publications;
    this.attempts = attempts;
    this.permission = permission;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What {@link #open} answers: a recorded attempt to carry out now, or where the publication
   * stands instead.
   */
  record Opening(UUID attempt, Standing instead) {}

  /** Records an attempt if one may be made now. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  Opening open(UUID id, String node) {
    var publication = publications.lock(id).orElseThrow();
    var now = clock.instant();
    var unclear = attempts.open(id).orElse(null);
    if (unclear == null) {
      var instead = refusal(publication, now);
      if (instead != null) return new Opening(null, instead);
    } else {
      if (!permission.mayRepeat(publication, unclear, now))
        return new Opening(null, unclear(publication, unclear, now));
      unclear.end(AttemptOutcome.REPEATABLE, "The server recognises the repeated call.", now);
      attempts.flush();
      publication.sendAgain("Unclear before; the same call is repeated.");
    }
    publication.attempt(now);
    var no = attempts.countByPublicationId(id) + 1;
    note(publication, What.ATTEMPTED, "attempt " + no);
    return new Opening(
        attempts.save(new PublishAttempt(id, no, node, now, CALL_BUDGET)).id(), null);
  }

  /** Where a publication without an open attempt stands instead of being sent, or null. */
  private Standing refusal(Publication publication, Instant now) {
    if (publication.state() != PublicationState.PLANNED) return standing(publication);
    var held = permission.heldBy(publication).orElse(null);
    if (held != null) {
      if (!publication.held()) note(publication, What.KEPT_BACK, held);
      return standing(publication);
    }
    if (now.isBefore(publication.scheduledAt()))
      return new Standing(PublicationOutcome.NOT_SENT, publication.scheduledAt());
    if (permission.tooLate(publication, now)) return Standing.of(PublicationOutcome.MISSED);
    var refusal = permission.refusal(publication).orElse(null);
    if (refusal == null) return null;
    publication.rejected(refusal.code(), refusal.getMessage());
    note(publication, What.REJECTED, refusal.getMessage());
    return standing(publication);
  }

  /**
   * Records how the call went. Doubt that came up meanwhile ends when the call's own answer says
   * that the post is online; a row that was closed otherwise stays as it is.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  Standing close(UUID id, UUID attemptId, SendResult answer) {
    var publication = publications.lock(id).orElseThrow();
    var attempt = attempts.findById(attemptId).orElseThrow();
    var now = clock.instant();
    var doubted = attempt.outcome() == AttemptOutcome.UNKNOWN;
    if (attempt.outcome() != null && !(doubted && answer instanceof SendResult.Confirmed)) {
      return attempts
          .open(id)
          .map(open -> unclear(publication, open, now))
          .orElseGet(() -> standing(publication));
    }
    var result = repeats(attempt) ? onRepetition(answer) : answer;
    if (result instanceof SendResult.Confirmed confirmed) {
      attempt.end(AttemptOutcome.CONFIRMED, "", now);
      publication.published(confirmed.post(), now);
      note(publication, What.CONFIRMED, confirmed.post().url());
      publications.lockCommentOf(id).ifPresent(comment -> comment.follow(now));
      return Standing.of(PublicationOutcome.PUBLISHED);
    }
    if (result instanceof SendResult.NotSent notSent) {
      attempt.end(AttemptOutcome.NOT_SENT, notSent.reason(), now);
      publication.sendAgain(notSent.reason());
      note(publication, What.NOT_SENT, notSent.reason());
      return new Standing(PublicationOutcome.NOT_SENT, now.plus(notSent.retryAfter()));
    }
    if (result instanceof SendResult.Unauthorized unauthorized) {
      attempt.end(AttemptOutcome.NOT_SENT, unauthorized.reason(), now);
      publication.rejected("LOGIN", unauthorized.reason());
      note(publication, What.REJECTED, unauthorized.reason());
      return Standing.of(PublicationOutcome.REJECTED);
    }
    if (result instanceof SendResult.Rejected rejected) {
      attempt.end(AttemptOutcome.REJECTED, rejected.message(), now);
      publication.rejected(rejected.code(), rejected.message());
      note(publication, What.REJECTED, rejected.message());
      return Standing.of(PublicationOutcome.REJECTED);
    }
    attempt.end(AttemptOutcome.UNKNOWN, ((SendResult.Unknown) result).detail(), now);
    note(publication, What.UNCLEAR, attempt.detail());
    return unclear(publication, attempt, now);
  }

  /**
   * Where it stands if it was released since it was called held. A release that comes later has to
   * wait for the caller's transaction, and then finds it waiting.
   */
  @Transactional
  Optional<Standing> released(UUID id) {
    var publication = publications.lock(id).orElseThrow();
    return permission.heldBy(publication).isPresent()
        ? Optional.empty()
        : Optional.of(new Standing(PublicationOutcome.NOT_SENT, clock.instant()));
  }

  private boolean repeats(PublishAttempt attempt) {
    return attempts.existsByPublicationIdAndNoAndOutcome(
        attempt.publicationId(), attempt.no() - 1, AttemptOutcome.REPEATABLE);
  }

  /** That the repetition did not go through says nothing about the call it repeats. */
  private static SendResult onRepetition(SendResult answer) {
    if (answer instanceof SendResult.Confirmed || answer instanceof SendResult.Unknown)
      return answer;
    return new SendResult.Unknown(
        "The call was repeated and turned away; what became of the first is still unclear.");
  }

  private Standing unclear(Publication publication, PublishAttempt attempt, Instant now) {
    if (attempt.outcome() == null) {
      attempt.end(
          AttemptOutcome.UNKNOWN, "The call was started and its outcome never recorded.", now);
      note(publication, What.UNCLEAR, attempt.detail());
    }
    publication.unclear(attempt.detail());
    if (attempt.needsPerson()) return Standing.of(PublicationOutcome.ASK);
    return new Standing(PublicationOutcome.UNKNOWN, permission.nextLook(publication, attempt, now));
  }

  private void note(Publication publication, What what, String detail) {
    events.publishEvent(PublicationNoted.of(publication, what, detail));
  }

  private static Standing standing(Publication publication) {
    return Standing.of(
        switch (publication.state()) {
          case PUBLISHED -> PublicationOutcome.PUBLISHED;
          case CANCELLED -> PublicationOutcome.CANCELLED;
          case REJECTED -> PublicationOutcome.REJECTED;
          case PLANNED -> PublicationOutcome.HELD;
          case SENDING, UNCLEAR ->
              throw new IllegalStateException("in flight without an open attempt");
        });
  }
}
