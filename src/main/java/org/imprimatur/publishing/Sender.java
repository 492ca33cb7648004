package org.imprimatur.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.LookupWindow;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.PostLookup;
import org.imprimatur.channels.PostPublisher;
import org.imprimatur.channels.PostRejected;
import org.imprimatur.channels.Preparation;
import org.imprimatur.channels.SendResult;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Carries a publication to its platform: prepares, publishes, looks up. What it does is safe to ask
 * for twice, from two nodes, or again after a crash, because the ledger is asked first and told at
 * once.
 */
@Service
public class Sender {
  /** A node that slept longer than this between the record and the call does not make the call. */
  static final Duration GUARD = Duration.ofSeconds(2);

  private final Ledger ledger;
  private final Reconciliation reconciliation;
  private final Deliveries deliveries;
  private final ChannelDesk channels;
  private final Lag lag;
  private final ApplicationEventPublisher events;

  Sender(
      Ledger ledger,
      Reconciliation reconciliation,
      Deliveries deliveries,
      ChannelDesk channels,
      Lag lag,
      ApplicationEventPublisher events) {
    this.ledger = ledger;
    this.reconciliation = reconciliation;
    this.deliveries = deliveries;
    this.channels = channels;
    this.lag = lag;
    this.events = events;
  }

  /**
   * Does the next steps that may be repeated, up to the first that has to wait.
   *
   * @return when to ask again, or null when it is ready to be published (or will be refused there)
   */
  public Instant prepare(UUID id) {
    while (true) {
      var order = deliveries.of(id);
      if (order.publication().state() != PublicationState.PLANNED) return null;
      Preparation step;
      try {
        step =
            publisher(order.channel()).prepare(channels.account(order.channel()), order.delivery());
      } catch (PostRejected e) {
        deliveries.reject(id, e.code(), e.getMessage());
        return null;
      } catch (ChannelUnauthorized e) {
        channels.loginExpired(order.channel().id(), e.getMessage());
        return null;
      } catch (PlatformUnavailable e) {
        return unlessMissed(order, deliveries.retryAfter(e));
      }
      if (!step.progress().equals(order.delivery().progress()))
        deliveries.progress(id, step.progress());
      if (step.state() == Preparation.State.READY) return null;
      if (step.state() == Preparation.State.WAITING) {
        return unlessMissed(order, deliveries.now().plus(step.askAgainAfter()));
      }
    }
  }

  /** Past the client's limit publishing asks a person; preparing on and on would hide it. */
  private Instant unlessMissed(Deliveries.Order order, Instant askAgainAt) {
    return deliveries.missed(order.publication()) ? null : askAgainAt;
  }

  /**
   * Publishes if the ledger lets it, and says where the publication stands then. That it is online
   * is announced in the caller's transaction, and again if that one is repeated.
   */
  public Standing publish(UUID id) {
    var standing = attempt(id);
    if (standing.outcome() == PublicationOutcome.PUBLISHED)
      events.publishEvent(new PostIsOnline(id));
    return standing;
  }

  private Standing attempt(UUID id) {
    // A person's answer leads here past the preparation, which may have failed or be outdated.
    var askAgainAt = deliveries.due(deliveries.of(id).publication()) ? prepare(id) : null;
    if (askAgainAt != null) return new Standing(PublicationOutcome.NOT_SENT, askAgainAt);
    var asked = System.nanoTime();
    var opening = ledger.open(id, Node.NAME);
    if (opening.attempt() == null) return opening.instead();
    var result = call(id, asked);
    lag.sent(result);
    if (result instanceof SendResult.Unauthorized unauthorized)
      channels.loginExpired(deliveries.of(id).channel().id(), unauthorized.reason());
    return ledger.close(id, opening.attempt(), result);
  }

  private SendResult call(UUID id, long asked) {
    var order = deliveries.of(id);
    var account = channels.account(order.channel());
    if (System.nanoTime() - asked > GUARD.toNanos()) {
      return new SendResult.NotSent(
          "This node was too slow between the record and the call.", Duration.ofSeconds(5));
    }
    lag.due(order.publication().scheduledAt(), deliveries.now());
    try {
      return publisher(order.channel()).publish(account, order.delivery());
    } catch (ChannelUnauthorized e) {
      return new SendResult.Unauthorized(e.getMessage());
    }
  }

  /** Where it stands if it was released since it was called held. */
  public Optional<Standing> released(UUID id) {
    return ledger.released(id);
  }

  /** Looks an unclear publication up, if it is time to. */
  public void reconcile(UUID id) {
    var order = deliveries.of(id);
    var lookup = channels.capability(order.channel(), PostLookup.class);
    var look = reconciliation.begin(id, lookup.isPresent()).orElse(null);
    if (look == null) return;
    var account = channels.account(order.channel());
    reconciliation.learn(
        id, look.attempt(), lookUp(lookup.orElseThrow(), account, order, look.window()));
  }

  private LookupResult lookUp(
      PostLookup lookup, Account account, Deliveries.Order order, LookupWindow window) {
    try {
      return lookup.find(account, order.delivery(), window);
    } catch (ChannelUnauthorized | PlatformUnavailable e) {
      return new LookupResult.Unreadable(e.getMessage());
    }
  }

  private PostPublisher publisher(Channel channel) {
    return channels
        .capability(channel, PostPublisher.class)
        .orElseThrow(
            () ->
                new PostRejected(
                    "NOT_SUPPORTED", channel.platform() + " cannot be published on by machine."));
  }
}
