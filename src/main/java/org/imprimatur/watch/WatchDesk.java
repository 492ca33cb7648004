package org.imprimatur.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at live posts when they have reached certain ages, and hears what people say of changes.
 */
@Service
public class WatchDesk {
  /** How long to wait after each look in vain; after the last a person is asked. */
  private static final List<Duration> PATIENCE =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

  private final LiveChecks checks;
  private final LivePosts posts;
  private final PublishingDesk publishing;
  private final List<Duration> ages;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WatchDesk(
      LiveChecks checks,
      LivePosts posts,
      PublishingDesk publishing,
      @Value("${imprimatur.live-check.ages}") List<Duration> ages,
      ApplicationEventPublisher events,
      Clock clock) {
    this.checks = checks;
    this.posts = posts;
    this.publishing = publishing;
    this.ages = List.copyOf(ages);
    this.events = events;
    this.clock = clock;
  }

  /** When to look next; empty when all was looked at, or its platform does not let us look. */
  @Transactional
  public Optional<Instant> next(UUID id) {
    var planned = checks.findFirstByPublicationIdAndTakenAtIsNullOrderByNo(id);
    if (planned.isPresent()) return planned.map(LiveCheck::dueAt);
    var publication = publishing.get(id);
    var done = checks.findByPublicationIdOrderByNo(id).size();
    if (publication.state() != PublicationState.PUBLISHED || done >= ages.size())
      return Optional.empty();
    if (!posts.canBeRead(publication)) return Optional.empty();
    var due = publication.publishedAt().plus(ages.get(done));
    checks.save(new LiveCheck(publication.clientKey(), id, done + 1, due));
    return Optional.of(due);
  }

  /**
   * Reads the post back and compares it with what was approved. That it cannot be read says nothing
   * about it: it is tried again, and in the end a person is asked.
   */
  @Transactional
  public LiveStanding compare(UUID id) {
    var found = checks.findFirstByPublicationIdAndTakenAtIsNullOrderByNo(id);
    if (found.isEmpty()) return new LiveStanding(LiveOutcome.AS_APPROVED, null);
    var check = found.get();
    var publication = publishing.get(id);
    try {
      var look = posts.look(publication);
      if (look instanceof LiveLook.There there) {
        check.there(there.post(), posts.differences(publication, there.post()), clock.instant());
      } else {
        check.gone(clock.instant());
      }
    } catch (PlatformUnavailable e) {
      return inVain(check, e.getMessage());
    } catch (ChannelUnauthorized e) {
      posts.loginExpired(publication, e.getMessage());
      return inVain(check, e.getMessage());
    }
    return taken(check);
  }

  private LiveStanding inVain(LiveCheck check, String why) {
    var tries = check.tried();
    if (tries <= PATIENCE.size())
      return new LiveStanding(
          LiveOutcome.LOOK_AGAIN, clock.instant().plus(PATIENCE.get(tries - 1)));
    check.unreadable("It was tried %d times. %s".formatted(tries, why), clock.instant());
    return taken(check);
  }

  private LiveStanding taken(LiveCheck check) {
    announce(
        check.publicationId(),
        LivePostLookedAt.What.valueOf(check.finding().name()),
        "",
        String.join(" ", check.differences()));
    return new LiveStanding(check.open() ? LiveOutcome.ASK : LiveOutcome.AS_APPROVED, null);
  }

  /** Records what a person says about the latest look. */
  @Transactional
  public void decide(UUID id, ChangeDecision decision, String comment, String by) {
    checks
        .findFirstByPublicationIdAndTakenAtIsNotNullOrderByNoDesc(id)
        .orElseThrow(() -> Refusal.conflict("Nobody has looked at this post yet."))
        .decide(decision, comment, by, clock.instant());
    announce(id, LivePostLookedAt.What.valueOf(decision.name()), by, comment);
  }

  private void announce(UUID id, LivePostLookedAt.What what, String who, String detail) {
    events.publishEvent(new LivePostLookedAt(id, what, who, detail));
  }

  // --- what is known ---

  /** The looks taken at a post, in order. */
  @Transactional(readOnly = true)
  public List<LiveCheck> taken(UUID publication) {
    return checks.findByPublicationIdOrderByNo(publication).stream()
        .filter(check -> check.takenAt() != null)
        .toList();
  }

  /** The latest look taken at each of these posts that was looked at. */
  @Transactional(readOnly = true)
  public Map<UUID, LiveCheck> latest(Collection<UUID> publications) {
    return checks.findByPublicationIdInOrderByNo(publications).stream()
        .filter(check -> check.takenAt() != null)
        .collect(
            Collectors.toMap(LiveCheck::publicationId, check -> check, (older, newer) -> newer));
  }

  /** Posts of these clients that differ and nobody has looked at. */
  @Transactional(readOnly = true)
  public List<LiveCheck> open(Collection<String> clients) {
    return checks.open(clients);
  }

  @Transactional(readOnly = true)
  public Publication publication(UUID id) {
    return publishing.get(id);
  }
}
