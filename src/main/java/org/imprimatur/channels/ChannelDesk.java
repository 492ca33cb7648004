package org.imprimatur.channels;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Connects accounts and opens them for a call. */
@Service
public class ChannelDesk {
  private final Map<String, Platform> platforms;
  private final Channels channels;
  private final SecretBox secrets;
  private final Reach reach;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChannelDesk(
      List<Platform> platforms,
      Channels channels,
      SecretBox secrets,
      Reach reach,
      ApplicationEventPublisher events,
      Clock clock) {
    this.platforms =
        platforms.stream().collect(Collectors.toMap(Platform::key, Function.identity()));
    this.channels = channels;
    this.secrets = secrets;
    this.reach = reach;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Connects an account, or connects it again with a new secret.
   *
   * @throws UnknownPlatform if there is no adapter for it
   * @throws ChannelUnauthorized if the platform does not accept the credentials
   * @throws PlatformUnavailable if the server cannot be read
   * @throws Refusal if another client has this account, or its server is not a public one
   */
  @Transactional
  public Channel connect(NewChannel request) {
    var platform = platform(request.platform());
    reach.require(request.baseUrl());
    var known =
        channels.findByPlatformAndBaseUrlAndHandle(
            request.platform(), request.baseUrl().toString(), request.handle());
    if (known.isPresent() && !known.get().clientKey().equals(request.client())) {
      throw Refusal.invalid("handle", "This account cannot be connected here.");
    }
    var id = known.map(Channel::id).orElseGet(UUID::randomUUID);
    var account = new Account(id, request.baseUrl(), request.handle(), request.secret(), null);
    var capabilities = platform.connect(account);
    var sealed = secrets.seal(request.secret(), binding(request.client(), id));
    var channel =
        known.orElseGet(() -> new Channel(id, request, sealed, capabilities, clock.instant()));
    channel.reconnect(sealed, capabilities, clock.instant());
    var kept = channels.save(channel);
    events.publishEvent(new ChannelConnected(id, request.client()));
    return kept;
  }

  /** The account opened for a call; keep it no longer than that. */
  public Account account(Channel channel) {
    var secret = secrets.open(channel.secret(), binding(channel.clientKey(), channel.id()));
    return new Account(
        channel.id(), channel.baseUrl(), channel.handle(), secret, channel.capabilities());
  }

  /** The channel's platform, if it can do this. */
  public <T extends Platform> Optional<T> capability(Channel channel, Class<T> capability) {
    var platform = platform(channel.platform());
    return capability.isInstance(platform)
        ? Optional.of(capability.cast(platform))
        : Optional.empty();
  }

  /** Whether there is an adapter for the channel's platform; one may have been taken out since. */
  public boolean knows(Channel channel) {
    return platforms.containsKey(channel.platform());
  }

  /** Whether posts can be published there; some accounts are only listened to. */
  public boolean publishes(Channel channel) {
    return capability(channel, PostPublisher.class).isPresent();
  }

  public String platformName(Channel channel) {
    return platform(channel.platform()).name();
  }

  /** The length of a text as the channel's platform counts it. */
  public int length(Channel channel, String text) {
    return platform(channel.platform()).length(text, channel.capabilities());
  }

  /**
   * Records that the platform no longer accepts the login, whatever becomes of the caller's
   * transaction.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void loginExpired(UUID channel, String detail) {
    channels.findById(channel).orElseThrow().loginExpired(detail);
  }

  /** How long after a message of this kind its author may be answered there. */
  public Optional<Duration> replyWindow(Channel channel, PlatformEvent.Kind kind) {
    return platform(channel.platform()).replyWindow(kind);
  }

  private Platform platform(String key) {
    var platform = platforms.get(key);
    if (platform == null) throw new UnknownPlatform(key, platforms.keySet());
    return platform;
  }

  private static String binding(String client, UUID channel) {
    return client + "/" + channel + "/secret";
  }
}
