package org.imprimatur.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PostRejected;
import org.imprimatur.clients.Clients;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether a publication may be sent, as far as approvals, accounts and the client's limits say. */
@Component
class Permission {
  /** Two look-ups closer than this count as one. */
  static final Duration LOOKS_APART = Duration.ofSeconds(60);

  private final ApprovalDesk approvals;
  private final Channels channels;
  private final Clients clients;
  private final Publications publications;
  private final Attempts attempts;
  private final PublishingStops stops;
  private final boolean fenced;

  Permission(
      ApprovalDesk approvals,
      Channels channels,
      Clients clients,
      Publications publications,
      Attempts attempts,
      PublishingStops stops,
      @Value("${imprimatur.publishing.fenced:false}") boolean fenced) {
    this.approvals = approvals;
    this.channels = channels;
    this.clients = clients;
    this.publications = publications;
    this.attempts = attempts;
    this.stops = stops;
    this.fenced = fenced;
  }

  /** What keeps it back until somebody lets it go on, for people. */
  Optional<String> heldBy(Publication publication) {
    return stops
        .standing(publication)
        .map(stop -> "Publishing was stopped by %s: %s".formatted(stop.stoppedBy(), stop.reason()))
        .or(() -> publication.held() ? Optional.of("It is paused.") : Optional.empty());
  }

  boolean tooLate(Publication publication, Instant now) {
    var limit = clients.get(publication.clientKey()).policy().latenessLimit();
    return now.isAfter(publication.scheduledAt().plus(limit));
  }

  /** Why it must not be sent at all as things are; a person has to change something. */
  Optional<PostRejected> refusal(Publication publication) {
    // What was sent after the backup was taken is unknown to a restored database.
    if (fenced)
      return refused("FENCE", "The database was restored and nothing is sent from it yet.");
    var digest = publication.digestOfStoredBytes();
    if (!digest.equals(publication.payloadDigest())) {
      return refused(
          "PAYLOAD_CHANGED", "The stored content is not what was planned: its digest differs.");
    }
    if (!approvals.covers(publication.subject(), digest)) {
      return refused("NOT_APPROVED", "No approval covers exactly this content.");
    }
    var channel = channel(publication);
    if (channel.state() == ChannelState.LOGIN_EXPIRED) {
      return refused(
          "LOGIN", "The account's login is no longer accepted: " + channel.stateDetail());
    }
    if (!channel.handle().equals(publication.payload().account())) {
      return refused(
          "OTHER_ACCOUNT",
          "The channel now belongs to "
              + channel.handle()
              + "; approved was "
              + publication.payload().account()
              + ".");
    }
    if (publication.parentId() != null && parent(publication).remote() == null) {
      return refused("NO_POST", "The post this comment belongs to is not online.");
    }
    // A person who sends it again moves it to now and thereby allows as many attempts again.
    var made =
        attempts.countByPublicationIdAndStartedAtGreaterThanEqual(
            publication.id(), publication.scheduledAt());
    if (made >= Ledger.MOST_ATTEMPTS) {
      return refused("TOO_MANY_ATTEMPTS", "It was tried " + made + " times without success.");
    }
    return Optional.empty();
  }

  /**
   * Whether the unclear call may be made again as it is, because the platform surely recognises it
   * now. Asked at the very moment of the repetition: an hour later the platform has forgotten.
   */
  boolean mayRepeat(Publication publication, PublishAttempt unclear, Instant now) {
    var can = channel(publication).capabilities();
    return unclear.outcome() == AttemptOutcome.UNKNOWN
        && !unclear.needsPerson()
        && can.resend() == Capabilities.Resend.SAME_KEY
        && !now.isBefore(unclear.settledAt(can.settle()))
        && now.isBefore(publication.firstAttemptAt().plus(can.sameKeyWindow()))
        && heldBy(publication).isEmpty()
        && !tooLate(publication, now)
        && refusal(publication).isEmpty();
  }

  /** When a look-up can next teach something. */
  Instant nextLook(Publication publication, PublishAttempt attempt, Instant now) {
    var settled = attempt.settledAt(channel(publication).capabilities().settle());
    if (settled.isAfter(now)) return settled;
    var apart = attempt.lastAbsenceAt() == null ? now : attempt.lastAbsenceAt().plus(LOOKS_APART);
    var pause = now.plus(LOOKS_APART.multipliedBy(Math.min(attempt.lookups(), 5)));
    return attempt.lookups() == 0 ? now : apart.isAfter(now) ? apart : pause;
  }

  Channel channel(Publication publication) {
    return channels.findById(publication.channelId()).orElseThrow();
  }

  Publication parent(Publication publication) {
    return publications.findById(publication.parentId()).orElseThrow();
  }

  private static Optional<PostRejected> refused(String code, String message) {
    return Optional.of(new PostRejected(code, message));
  }
}
