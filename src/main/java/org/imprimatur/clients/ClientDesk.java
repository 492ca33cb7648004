package org.imprimatur.clients;

import java.time.Clock;
import java.time.ZoneId;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes clients on and keeps what they gave us. */
@Service
public class ClientDesk {
  private final Clients clients;
  private final Strategies strategies;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClientDesk(
      Clients clients, Strategies strategies, ApplicationEventPublisher events, Clock clock) {
    this.clients = clients;
    this.strategies = strategies;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a client on, as a tenant with its own group.
   *
   * @throws Refusal if the key is taken or not made of small letters and digits
   */
  @Transactional
  public Client open(String key, String name, ZoneId zone, Policy policy) {
    if (!key.matches("[a-z][a-z0-9]{1,30}")) {
      throw Refusal.invalid(
          "key", "The key '" + key + "' must be 2 to 31 small letters and digits, a letter first.");
    }
    if (clients.existsByKey(key))
      throw Refusal.invalid("key", "There is a client '" + key + "' already.");
    var client = clients.save(new Client(key, name, zone, policy, clock.instant()));
    events.publishEvent(new ClientOpened(key, name));
    return client;
  }

  /** Keeps the strategy in place of the former one. */
  @Transactional
  public Strategy keep(Strategy strategy) {
    clients.get(strategy.clientKey());
    return strategies.save(strategy);
  }
}
