package org.imprimatur.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.InteractionSource;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.WebhookSource;
import org.imprimatur.problem.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Listens to the channels whose platforms can be asked what happened. */
@Service
public class IntakeDesk {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** So that the history of a watch stays short. */
  private static final Duration LONGEST_WATCH = Duration.ofHours(24);

  /** What happened before an account was connected was somebody else's, but for the latest. */
  private static final Duration BEFORE_CONNECTED = Duration.ofHours(24);

  private static final int MOST_DOUBLINGS = 10;

  private final Channels channels;
  private final ChannelDesk platforms;
  private final IntakeLines lines;
  private final InboxDesk inbox;
  private final ApplicationEventPublisher events;
  private final Duration every;
  private final Duration catchUpEvery;
  private final Clock clock;

  IntakeDesk(
      Channels channels,
      ChannelDesk platforms,
      IntakeLines lines,
      InboxDesk inbox,
      ApplicationEventPublisher events,
      @Value("${imprimatur.intake.every}") Duration every,
      @Value("${imprimatur.intake.catch-up-every}") Duration catchUpEvery,
      Clock clock) {
    this.channels = channels;
    this.platforms = platforms;
    this.lines = lines;
    this.inbox = inbox;
    this.events = events;
    this.every = every;
    this.catchUpEvery = catchUpEvery;
    this.clock = clock;
  }

  /** A channel that has not been heard from for some time, and why. */
  public record Deaf(UUID channel, Instant since, String why) {}

  /** Whether this channel is listened to by asking. */
  public boolean listensTo(UUID channel) {
    return channels
        .findById(channel)
        .filter(platforms::knows)
        .flatMap(known -> platforms.capability(known, InteractionSource.class))
        .isPresent();
  }

  /** Every channel that is listened to by asking. */
  public List<Channel> listened() {
    return channels.findAll().stream().filter(channel -> listensTo(channel.id())).toList();
  }

  /** A watch over the channel begins. */
  @Transactional
  public void begin(UUID channel) {
    lines.begin(channels.findById(channel).orElseThrow(), clock.instant());
  }

  /** Asks the platform for what happened, and keeps it together with how far was asked. */
  @Transactional
  public ListenStanding listen(UUID id) {
    var channel = channels.findById(id).orElseThrow();
    var source = platforms.capability(channel, InteractionSource.class).orElse(null);
    var line = lines.of(id).orElse(null);
    var now = clock.instant();
    if (source == null || line == null) return new ListenStanding(ListenOutcome.ENDED, now);
    if (line.begunAt().plus(LONGEST_WATCH).isBefore(now)) {
      events.publishEvent(new IntakeContinues(id, channel.clientKey()));
      return new ListenStanding(ListenOutcome.ENDED, now);
    }
    if (channel.state() == ChannelState.LOGIN_EXPIRED) {
      return new ListenStanding(ListenOutcome.LOGIN_EXPIRED, now);
    }
    try {
      return hear(channel, source, line, now);
    } catch (ChannelUnauthorized e) {
      platforms.loginExpired(id, e.getMessage());
      lines.failed(id, e.getMessage(), now);
      return new ListenStanding(ListenOutcome.LOGIN_EXPIRED, now);
    } catch (PlatformUnavailable e) {
      lines.failed(id, e.getMessage(), now);
      return new ListenStanding(
          ListenOutcome.UNREADABLE,
          now.plus(patience(every(source), line.failures(), e.retryAfter())));
    }
  }

  private ListenStanding hear(
      Channel channel, InteractionSource source, IntakeLines.Line line, Instant now) {
    var heard = source.listen(platforms.account(channel), line.cursor());
    var oldest = channel.connectedAt().minus(BEFORE_CONNECTED);
    var first = line.cursor().isEmpty();
    inbox.keep(
        channel,
        heard.events().stream()
            .filter(event -> !first || event.at() == null || event.at().isAfter(oldest))
            .toList());
    lines.heard(channel.id(), heard.cursor(), now);
    return new ListenStanding(ListenOutcome.HEARD, heard.more() ? now : now.plus(every(source)));
  }

  /** Who calls us is asked only for the calls that did not arrive. */
  private Duration every(InteractionSource source) {
    return source instanceof WebhookSource ? catchUpEvery : every;
  }

  /** Longer from failure to failure, and never less than the platform asked for. */
  private static Duration patience(Duration every, int failures, Duration asked) {
    var doubled = every.multipliedBy(1L << Math.min(failures + 1, MOST_DOUBLINGS));
    var patience = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    return asked != null && asked.compareTo(patience) > 0 ? asked : patience;
  }

  /** Why the platform could not be read the last time, or "". */
  public String failure(UUID channel) {
    return lines.of(channel).map(IntakeLines.Line::failure).orElse("");
  }

  /** That the account can be used again, as the person says who was asked to see to it. */
  @Transactional(readOnly = true)
  public void requireConnected(UUID channel) {
    if (channels.findById(channel).orElseThrow().state() != ChannelState.CONNECTED) {
      throw Refusal.conflict(
          "The account is not connected yet. Connect it again first, by POST /api/channels with its"
              + " new secret.");
    }
  }

  /** Channels of these clients that could not be read for so long. */
  @Transactional(readOnly = true)
  public List<Deaf> deaf(Collection<String> clients, Duration atLeast) {
    return lines.failing(clients, clock.instant().minus(atLeast)).stream()
        .map(line -> new Deaf(line.channelId(), line.failingSince(), line.failure()))
        .toList();
  }
}
