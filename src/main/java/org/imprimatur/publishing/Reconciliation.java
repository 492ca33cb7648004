package org.imprimatur.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.LookupWindow;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.publishing.PublicationNoted.What;
import org.imprimatur.time.SharedClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clears up attempts whose outcome nobody knows: what was looked up, what it proves, and what a
 * person says.
 */
@Component
class Reconciliation {
  static final int MOST_LOOKUPS = 8;

  private final Publications publications;
  private final Attempts attempts;
  private final Permission permission;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reconciliation(
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

  /** A look-up to be made: for which attempt, and where to look. */
  record Look(UUID attempt, LookupWindow window) {}

  /**
   * Where to look, if it is time to and someone can; counted before it is made. Nothing is looked
   * up when the same call may be repeated instead.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  Optional<Look> begin(UUID id, boolean readable) {
    var publication = publications.lock(id).orElseThrow();
    var now = clock.instant();
    var attempt =
        attempts.open(id).filter(a -> a.outcome() != null && !a.needsPerson()).orElse(null);
    if (attempt == null) return Optional.empty();
    var can = permission.channel(publication).capabilities();
    if (now.isBefore(attempt.settledAt(can.settle()))) return Optional.empty();
    if (permission.mayRepeat(publication, attempt, now)) return Optional.empty();
    if (!readable) {
      attempt.askPerson("This account cannot be read back.");
      return Optional.empty();
    }
    if (attempt.lookups() >= MOST_LOOKUPS) {
      attempt.askPerson(
          "Looked up " + attempt.lookups() + " times without learning whether it is online.");
      return Optional.empty();
    }
    attempt.lookup();
    return Optional.of(
        new Look(
            attempt.id(),
            new LookupWindow(
                publication.firstAttemptAt().minusSeconds(120),
                now.plusSeconds(120),
                publications.remoteIds(publication.channelId(), id))));
  }

  /** Records what a look-up taught. Not having seen a post says nothing about a later attempt. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void learn(UUID id, UUID lookedFor, LookupResult result) {
    var publication = publications.lock(id).orElseThrow();
    var attempt = attempts.open(id).orElse(null);
    if (attempt == null) return;
    if (!attempt.id().equals(lookedFor) && !(result instanceof LookupResult.Found)) return;
    var now = clock.instant();
    if (result instanceof LookupResult.Found found) {
      confirm(publication, attempt, found.post(), now);
      note(publication, What.CONFIRMED, "", found.post().url());
    } else if (result instanceof LookupResult.Absent) {
      attempt.absent(now, Permission.LOOKS_APART);
      attempt.detail("Looked for and not found, " + attempt.absences() + " times.");
      decideOnAbsence(publication, attempt, now);
    } else if (result instanceof LookupResult.Ambiguous ambiguous) {
      attempt.askWhich(ambiguous.candidates());
    } else if (result instanceof LookupResult.Unreadable unreadable) {
      attempt.detail("Could not be looked up: " + unreadable.reason());
    }
  }

  private void decideOnAbsence(Publication publication, PublishAttempt attempt, Instant now) {
    var proof =
        switch (permission.channel(publication).capabilities().resend()) {
          case AFTER_ABSENCE -> 1;
          // Past its key's life a server that keeps keys is like one that keeps none.
          case SAME_KEY, AFTER_TWO_ABSENCES -> 2;
          case NEVER -> Integer.MAX_VALUE;
        };
    if (attempt.absences() >= proof) {
      attempt.end(AttemptOutcome.ABSENT, attempt.detail(), now);
      publication.sendAgain("Was unclear; looked up and proven absent.");
      note(publication, What.ABSENT, "", attempt.detail());
    } else if (proof == Integer.MAX_VALUE && attempt.absences() >= 2) {
      attempt.askPerson("Not found, but on this platform that proves nothing.");
    }
  }

  // --- a person's answers, under the same lock; what has become clear meanwhile stays so ---

  /** A person found it online, at this address. */
  @Transactional
  void found(UUID id, String url, String who) {
    var publication = publications.lock(id).orElseThrow();
    if (publication.state() == PublicationState.PUBLISHED) return;
    var attempt = openAttempt(publication);
    var post =
        attempt.candidates().stream()
            .filter(candidate -> candidate.url().equals(url))
            .findFirst()
            .orElseGet(() -> new RemotePost(url, url, ""));
    confirm(publication, attempt, post, clock.instant());
    note(publication, What.FOUND_BY_PERSON, who, url);
  }

  /** A person looked, it is not online, and wants it sent now. */
  @Transactional
  void sendAgain(UUID id, String who) {
    var publication = publications.lock(id).orElseThrow();
    if (publication.state() == PublicationState.PUBLISHED) return;
    openAttempt(publication)
        .end(
            AttemptOutcome.ABSENT_BY_PERSON, who + " looked and did not find it.", clock.instant());
    publication.sendAgain("Not online, says " + who + ".");
    publication.moveTo(clock.instant());
    note(publication, What.ABSENT_BY_PERSON, who, "It is sent again.");
  }

  /** A person looked, it is not online, and leaves it so. */
  @Transactional
  void leave(UUID id, String who) {
    var publication = publications.lock(id).orElseThrow();
    if (publication.state() == PublicationState.PUBLISHED) return;
    openAttempt(publication)
        .end(
            AttemptOutcome.ABSENT_BY_PERSON, who + " looked and did not find it.", clock.instant());
    publication.giveUp();
    note(publication, What.ABSENT_BY_PERSON, who, "It is left out.");
    publications.lockCommentOf(id).filter(c -> !c.state().ended()).ifPresent(Publication::cancel);
  }

  private PublishAttempt openAttempt(Publication publication) {
    return attempts
        .open(publication.id())
        .filter(attempt -> attempt.outcome() == AttemptOutcome.UNKNOWN)
        .orElseThrow(
            () ->
                new PublicationConflict(publication, "be cleared up: nothing about it is unclear"));
  }

  private void note(Publication publication, What what, String who, String detail) {
    events.publishEvent(PublicationNoted.of(publication, what, who, detail));
  }

  private void confirm(
      Publication publication, PublishAttempt attempt, RemotePost post, Instant now) {
    attempt.end(AttemptOutcome.CONFIRMED, "Found online.", now);
    publication.published(post, now);
    publications.lockCommentOf(publication.id()).ifPresent(comment -> comment.follow(now));
  }
}
