package org.imprimatur.publishing;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channels;
import org.imprimatur.problem.Refusal;
import org.imprimatur.time.SharedClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops publishing in one step, whatever runs, and lifts that again. */
@Service
@Transactional
public class PublishingStops {
  private final Stops stops;
  private final StopLock lock;
  private final Channels channels;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PublishingStops(
      Stops stops,
      StopLock lock,
      Channels channels,
      ApplicationEventPublisher events,
      @SharedClock Clock clock) {
    this.stops = stops;
    this.lock = lock;
    this.channels = channels;
    this.events = events;
    this.clock = clock;
  }

  /**
   * From the commit on nothing in the scope is sent, however much is under way; a call that was
   * recorded before is cleared up as ever.
   *
   * @throws Refusal if it is incomplete, or the very same is stopped already
   */
  public UUID stop(NewStop wanted, String by) {
    wanted.requireComplete();
    if (wanted.channel() != null) requireTheirs(wanted);
    lock.toChange();
    stops.findByLiftedAtIsNullOrderByStoppedAt().stream()
        .filter(standing -> standing.sameAs(wanted))
        .findFirst()
        .ifPresent(
            standing -> {
              throw Refusal.conflict(
                  "This is stopped already, by %s: %s"
                      .formatted(standing.stoppedBy(), standing.reason()));
            });
    var stop = stops.save(new PublishingStop(wanted, by, clock.instant()));
    events.publishEvent(new StopDeclared(stop.id()));
    return stop.id();
  }

  private void requireTheirs(NewStop wanted) {
    channels
        .findById(wanted.channel())
        .filter(channel -> channel.clientKey().equals(wanted.client()))
        .orElseThrow(() -> Refusal.invalid("channel", "The client has no such channel."));
  }

  /** What it stopped may be asked about again. */
  public void lift(UUID id, String by) {
    lock.toChange();
    get(id).lift(by, clock.instant());
    events.publishEvent(new StopLifted(id));
  }

  /** Nothing in its scope is left to be paused: from now on it can be lifted. */
  public void settled(UUID id) {
    get(id).paused(clock.instant());
  }

  /**
   * The stop that keeps this from going out, if one stands: the oldest. What the caller does
   * because none does is committed before the next one.
   *
   * @param channels where it goes, as far as that is known
   */
  public Optional<PublishingStop> over(String client, Collection<UUID> channels, String campaign) {
    lock.toAct();
    return first(client, channels, campaign);
  }

  /** As {@link #over}, for those who only want to tell. */
  @Transactional(readOnly = true)
  public Optional<PublishingStop> known(String client, Collection<UUID> channels, String campaign) {
    return first(client, channels, campaign);
  }

  private Optional<PublishingStop> first(
      String client, Collection<UUID> channels, String campaign) {
    return stops.findByLiftedAtIsNullOrderByStoppedAt().stream()
        .filter(stop -> concerns(stop, client, channels, campaign))
        .findFirst();
  }

  /** As {@link #over}; a reply is not kept back by any. */
  Optional<PublishingStop> standing(Publication publication) {
    return publication.kind() == PublicationKind.REPLY
        ? Optional.empty()
        : over(publication.clientKey(), List.of(publication.channelId()), publication.campaign());
  }

  private static boolean concerns(
      PublishingStop stop, String client, Collection<UUID> channels, String campaign) {
    if (stop.scope() == StopScope.EVERYTHING) return true;
    if (!stop.clientKey().equals(client)) return false;
    return switch (stop.scope()) {
      case CHANNEL -> channels.contains(stop.channelId());
      case CAMPAIGN -> stop.campaign().equals(campaign);
      default -> true;
    };
  }

  /** Those that stand and concern these clients, the oldest first. */
  @Transactional(readOnly = true)
  public List<PublishingStop> standing(Collection<String> clients) {
    return stops.findByLiftedAtIsNullOrderByStoppedAt().stream()
        .filter(stop -> stop.clientKey().isEmpty() || clients.contains(stop.clientKey()))
        .toList();
  }

  /** Those that concern these clients, the newest first. */
  @Transactional(readOnly = true)
  public List<PublishingStop> of(Collection<String> clients, int count) {
    return stops.of(clients, PageRequest.of(0, count));
  }

  /** Which of these ids are stops'. */
  @Transactional(readOnly = true)
  public Set<UUID> among(Collection<UUID> ids) {
    return stops.findByIdIn(ids).stream()
        .map(PublishingStop::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The stop with this id.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public PublishingStop get(UUID id) {
    return stops.findById(id).orElseThrow(() -> unknown(id));
  }

  private static Refusal unknown(UUID id) {
    return Refusal.unknown("There is no stop " + id + ".");
  }
}
