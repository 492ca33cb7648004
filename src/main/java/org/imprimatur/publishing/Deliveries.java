package org.imprimatur.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Medium;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.time.SharedClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns a frozen publication into what an adapter is handed, and keeps what preparing it brought.
 */
@Component
class Deliveries {
  /** How soon a platform that could not be reached is asked again. */
  private static final Duration PREPARATION_RETRY = Duration.ofSeconds(20);

  private final Publications publications;
  private final Channels channels;
  private final AssetLibrary assets;
  private final Permission permission;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Deliveries(
      Publications publications,
      Channels channels,
      AssetLibrary assets,
      Permission permission,
      ApplicationEventPublisher events,
      @SharedClock Clock clock) {
    this.publications = publications;
    this.channels = channels;
    this.assets = assets;
    this.permission = permission;
    this.events = events;
    this.clock = clock;
  }

  /** A publication with all that is needed to send it. */
  record Order(Publication publication, Channel channel, Delivery delivery) {}

  Instant now() {
    return clock.instant();
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
  Order of(UUID id) {
    var publication = publications.findById(id).orElseThrow();
    var channel = channels.findById(publication.channelId()).orElseThrow();
    var payload = publication.payload();
    var parent =
        publication.parentId() == null
            ? null
            : publications.findById(publication.parentId()).orElseThrow();
    var delivery =
        new Delivery(
            publication.idempotencyKey(),
            publication.recordKey(),
            publication.firstAttemptAt() == null ? clock.instant() : publication.firstAttemptAt(),
            payload.text(),
            payload.hashtags(),
            payload.language(),
            payload.media().stream()
                .map(picture -> medium(publication.clientKey(), picture))
                .toList(),
            publication.progress(),
            parent == null ? payload.answered().orElse(null) : parent.remote());
    return new Order(publication, channel, delivery);
  }

  private Medium medium(String client, Payload.Picture picture) {
    return new Medium(
        picture.sha256(),
        picture.mediaType(),
        picture.altText(),
        picture.width(),
        picture.height(),
        () -> assets.read(assets.withContent(client, picture.sha256()).orElseThrow()));
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void progress(UUID id, Map<String, String> progress) {
    publications.lock(id).orElseThrow().progress(progress);
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void reject(UUID id, String code, String message) {
    var publication = publications.lock(id).orElseThrow();
    if (publication.state() != PublicationState.PLANNED) return;
    publication.rejected(code, message);
    events.publishEvent(PublicationNoted.of(publication, PublicationNoted.What.REJECTED, message));
  }

  /** Whether it is to go out now, as far as time and pauses say. */
  boolean due(Publication publication) {
    return publication.state() == PublicationState.PLANNED
        && !publication.held()
        && !now().isBefore(publication.scheduledAt())
        && !missed(publication);
  }

  /** Whether its time has passed by more than the client allows. */
  boolean missed(Publication publication) {
    return permission.tooLate(publication, now());
  }

  /** When to prepare again. */
  Instant retryAfter(PlatformUnavailable problem) {
    return now().plus(problem.retryAfter().isZero() ? PREPARATION_RETRY : problem.retryAfter());
  }
}
