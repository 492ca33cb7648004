package org.imprimatur.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.WebhookSecrets;
import org.imprimatur.channels.WebhookSource;
import org.imprimatur.channels.WebhookSource.Handshake;
import org.imprimatur.channels.WebhookSource.Told;
import org.imprimatur.problem.Refusal;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what platforms call us with: checked first, then kept, and only then acknowledged. */
@Service
public class WebhookDesk {
  /** No platform tries for longer; what is older was recorded and is played back. */
  private static final Duration OLDEST = Duration.ofDays(7);

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(24);
  private static final int TRIES = 3;

  private final Map<String, WebhookSource> platforms;
  private final Map<String, WebhookSecrets> secrets;
  private final Channels channels;
  private final InboxDesk inbox;
  private final Leftovers leftovers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WebhookDesk(
      List<WebhookSource> platforms,
      Environment environment,
      Channels channels,
      InboxDesk inbox,
      Leftovers leftovers,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.platforms =
        platforms.stream().collect(Collectors.toMap(WebhookSource::key, Function.identity()));
    this.secrets =
        Binder.get(environment)
            .bind("imprimatur.webhooks", Bindable.mapOf(String.class, WebhookSecrets.class))
            .orElse(Map.of());
    this.channels = channels;
    this.inbox = inbox;
    this.leftovers = leftovers;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** The answer to a platform that asks whether this address is ours; empty if it may not ask. */
  public Optional<Handshake> handshake(String platform, Map<String, String> query) {
    return platform(platform).handshake(query, secrets.get(platform));
  }

  /** Whether the platform itself sent exactly these bytes. */
  public boolean genuine(String platform, UnaryOperator<String> header, byte[] body) {
    return platform(platform).signed(header, body, secrets.get(platform));
  }

  /** Keeps what a genuine call tells. When this returns, it is committed. */
  public void receive(String platform, JsonNode body) {
    var told = platform(platform).read(body);
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.executeWithoutResult(status -> keep(platform, told));
        return;
      } catch (PessimisticLockingFailureException e) {
        // The same events came in two calls at once, in different orders.
        if (attempt == TRIES) throw e;
      }
    }
  }

  private void keep(String platform, List<Told> told) {
    var now = clock.instant();
    var heard = new LinkedHashMap<String, List<PlatformEvent>>();
    for (var one : told) {
      var trouble = trouble(one, now);
      if (trouble.isEmpty()) {
        heard
            .computeIfAbsent(one.account(), account -> new java.util.ArrayList<>())
            .add(one.event());
      } else {
        leftovers.keep(platform, trouble, entry(one), now);
      }
    }
    heard.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> keep(platform, entry.getKey(), entry.getValue(), now));
  }

  private void keep(String platform, String account, List<PlatformEvent> events, Instant now) {
    var known = channels.findByPlatformAndHandleOrderById(platform, account);
    if (known.isEmpty()) {
      leftovers.keep(
          platform, "No channel is connected for the account.", "account " + account, now);
    }
    for (Channel channel : known) inbox.keep(channel, events);
  }

  private static String trouble(Told told, Instant now) {
    if (told.event() == null) return told.trouble();
    var at = told.event().at();
    if (at == null) return "";
    if (at.isBefore(now.minus(OLDEST))) return "It happened too long ago to be told only now.";
    return at.isAfter(now.plus(CLOCKS_DIFFER_BY)) ? "It has not happened yet." : "";
  }

  private static String entry(Told told) {
    return told.event() == null ? told.entry() : told.account() + " " + told.event().key();
  }

  /** A platform without a secret cannot prove that it is the one who calls, so it is not heard. */
  private WebhookSource platform(String key) {
    var platform = platforms.get(key);
    var given = secrets.get(key);
    if (platform == null || given == null || !given.given()) {
      throw Refusal.unknown("No platform calls here.");
    }
    return platform;
  }
}
