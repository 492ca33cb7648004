package org.imprimatur.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.channels.RecordKeys;
import org.imprimatur.publishing.PublicationNoted.What;
import org.imprimatur.time.SharedClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans publications, takes them back, and hears what people decide about them. */
@Service
public class PublishingDesk {
  private final Publications publications;
  private final Attempts attempts;
  private final Reconciliation reconciliation;
  private final RecordKeys keys;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PublishingDesk(
      Publications publications,
      Attempts attempts,
      Reconciliation reconciliation,
      RecordKeys keys,
      ApplicationEventPublisher events,
      @SharedClock Clock clock) {
    this.publications = publications;
    this.attempts = attempts;
    this.reconciliation = reconciliation;
    this.keys = keys;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Plans each payload for its channel, or moves what is planned already. A channel that has the
   * subject online keeps it: nothing is planned there again.
   *
   * @return the posts that are still to go out or to be cleared up
   */
  @Transactional
  public List<UUID> plan(Commission commission, List<Payload> payloads, Instant slot) {
    var existing =
        publications.lockOf(commission.subject()).stream()
            .filter(p -> p.state() != PublicationState.CANCELLED)
            .toList();
    for (var payload : payloads) {
      var there =
          existing.stream()
              .filter(
                  p -> p.kind() == PublicationKind.POST && p.channelId().equals(payload.channel()))
              .findFirst();
      if (there.isEmpty()) create(commission, payload, slot);
      else if (!there.get().state().inFlight() && !there.get().state().ended())
        there.get().moveTo(slot);
    }
    return publications.findBySubjectOrderByPlannedAt(commission.subject()).stream()
        .filter(p -> p.kind() == PublicationKind.POST && !p.state().ended())
        .map(Publication::id)
        .toList();
  }

  private void create(Commission commission, Payload payload, Instant slot) {
    var now = clock.instant();
    var post = publications.save(Publication.post(commission, payload, slot, keys.next(), now));
    note(post, What.PLANNED, "", slot.toString());
    if (payload.hasFirstComment())
      note(publications.save(post.firstComment(keys.next(), now)), What.PLANNED, "", "");
  }

  /**
   * Plans a reply to go out at once; the same reply to the same thing is planned once.
   *
   * @throws PublicationConflict if it is out or on its way already
   */
  @Transactional
  public UUID planReply(String client, UUID subject, Payload payload) {
    payload.answered().orElseThrow(() -> new IllegalArgumentException("It answers nothing."));
    var same =
        publications.lockOf(subject).stream()
            .filter(p -> p.kind() == PublicationKind.REPLY)
            .filter(p -> p.state() != PublicationState.CANCELLED)
            .filter(p -> p.payloadDigest().equals(payload.digest()))
            .findFirst();
    if (same.isPresent())
      throw new PublicationConflict(same.get(), "be sent: the same reply was sent already");
    var reply =
        publications.save(
            Publication.reply(client, subject, payload, keys.next(), clock.instant()));
    note(reply, What.PLANNED, "", "");
    return reply.id();
  }

  /**
   * Takes back all that is not out yet. What is online stays online.
   *
   * @throws TooLate if one of them is being sent or unclear
   */
  @Transactional
  public void cancel(UUID subject) {
    publications.lockOf(subject).stream()
        .filter(p -> !p.state().ended())
        .forEach(
            p -> {
              p.cancel();
              note(p, What.CANCELLED, "", "");
            });
  }

  /** Moves what is planned to another time; what is out or being sent stays. */
  @Transactional
  public void move(UUID subject, Instant slot) {
    publications.lockOf(subject).stream()
        .filter(p -> !p.state().ended() && !p.state().inFlight())
        .forEach(
            p -> {
              p.moveTo(slot);
              note(p, What.MOVED, "", slot.toString());
            });
  }

  /** Keeps everything of the subject from being sent until it is released. */
  @Transactional
  public void hold(UUID subject) {
    hold(subject, true);
  }

  @Transactional
  public void release(UUID subject) {
    hold(subject, false);
  }

  private void hold(UUID subject, boolean held) {
    for (var publication : publications.lockOf(subject)) {
      if (publication.held() == held) continue;
      publication.hold(held);
      note(publication, held ? What.HELD : What.RELEASED, "", "");
    }
  }

  // --- what people decide about one publication ---

  /** A person found the unclear post online, at this address. */
  @Transactional
  public void found(UUID id, String url, String who) {
    reconciliation.found(id, url, who);
  }

  /** A person looked, did not find the unclear post, and wants it sent. */
  @Transactional
  public void sendAgain(UUID id, String who) {
    reconciliation.sendAgain(id, who);
  }

  /** A person looked, did not find the unclear post, and leaves it so. */
  @Transactional
  public void leave(UUID id, String who) {
    reconciliation.leave(id, who);
  }

  /** The cause of a rejection is gone: send it now. */
  @Transactional
  public void retry(UUID id, String who) {
    var publication = locked(id);
    publication.sendAgain("");
    publication.moveTo(clock.instant());
    note(publication, What.TO_BE_RETRIED, who, "");
  }

  /** Leaves a rejected or missed post out, with its first comment. */
  @Transactional
  public void giveUp(UUID id, String who) {
    var publication = locked(id);
    publication.cancel();
    note(publication, What.GIVEN_UP, who, "");
    publications.lockCommentOf(id).filter(c -> !c.state().ended()).ifPresent(Publication::cancel);
  }

  /** The content has to be written anew; whoever owns it hears of it. */
  @Transactional
  public void askForRevision(UUID id, String who) {
    var publication = locked(id);
    events.publishEvent(
        new RevisionNeeded(publication.subject(), publication.problemDetail(), who));
  }

  /** Sends a missed post at another time, or now. */
  @Transactional
  public void moveOne(UUID id, Instant slot, String who) {
    var publication = locked(id);
    publication.moveTo(slot);
    note(publication, What.MOVED, who, slot.toString());
  }

  @Transactional
  public void publishNow(UUID id, String who) {
    moveOne(id, clock.instant(), who);
  }

  // --- what is known ---

  @Transactional(readOnly = true)
  public Publication get(UUID id) {
    return publications.findById(id).orElseThrow();
  }

  @Transactional(readOnly = true)
  public List<Publication> of(UUID subject) {
    return publications.findBySubjectOrderByPlannedAt(subject);
  }

  /** What we published that the platform calls so, if we did. */
  @Transactional(readOnly = true)
  public Optional<Publication> online(UUID channel, String remoteId) {
    return publications.findByChannelIdAndRemoteId(channel, remoteId);
  }

  @Transactional(readOnly = true)
  public List<PublishAttempt> attempts(UUID publication) {
    return attempts.findByPublicationIdOrderByNo(publication);
  }

  /** When a channel last had a post. */
  public record Last(UUID channel, Instant at) {}

  /** When each of these channels last had a post; a channel that never had one is missing. */
  @Transactional(readOnly = true)
  public Map<UUID, Instant> lastPublished(Collection<UUID> channels) {
    return publications.lastOn(channels).stream()
        .collect(Collectors.toMap(Last::channel, Last::at));
  }

  /** What these clients published last, newest first. */
  @Transactional(readOnly = true)
  public List<Publication> latest(Collection<String> clients, int count) {
    return publications.latest(clients, PageRequest.of(0, count));
  }

  /**
   * Whose posts or first comments are planned or under way.
   *
   * @param client whose, or "" for everybody's
   */
  @Transactional(readOnly = true)
  public Set<UUID> unfinished(String client) {
    return client.isEmpty() ? publications.unfinished() : publications.unfinished(client);
  }

  /** The publications of several subjects. */
  @Transactional(readOnly = true)
  public Map<UUID, List<Publication>> ofAll(Set<UUID> subjects) {
    return publications.findBySubjectIn(subjects).stream()
        .collect(Collectors.groupingBy(Publication::subject));
  }

  /** The first comment that goes beneath this post, if it has one that is still to be made. */
  @Transactional(readOnly = true)
  public Optional<UUID> firstComment(UUID post) {
    return publications.commentOf(post).filter(c -> !c.state().ended()).map(Publication::id);
  }

  /** Those of these publications that exist. */
  @Transactional(readOnly = true)
  public List<Publication> all(Collection<UUID> ids) {
    return publications.findByIdIn(ids);
  }

  /** Whose content these publications are, for those that exist. */
  @Transactional(readOnly = true)
  public Map<UUID, UUID> subjects(Collection<UUID> ids) {
    return publications.findByIdIn(ids).stream()
        .collect(Collectors.toMap(Publication::id, Publication::subject));
  }

  /** The publication with this id, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Publication> find(UUID id) {
    return publications.findById(id);
  }

  private void note(Publication publication, What what, String who, String detail) {
    events.publishEvent(PublicationNoted.of(publication, what, who, detail));
  }

  private Publication locked(UUID id) {
    return publications.lock(id).orElseThrow();
  }
}
