package org.imprimatur.clients;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Component;

/**
 * The times a client's posts can go out at: those of its strategy, and any other a person names.
 */
@Component
public class Slots {
  private static final int OFFERED = 8;

  private final Clients clients;
  private final Strategies strategies;
  private final Clock clock;

  Slots(Clients clients, Strategies strategies, Clock clock) {
    this.clients = clients;
    this.strategies = strategies;
    this.clock = clock;
  }

  /** A slot to choose: the value a form submits and what a person reads. */
  public record Option(String value, String label) {}

  /** The strategy's next slots. */
  public List<Option> options(String clientKey) {
    var wall = new WallClock(clients.get(clientKey).zone());
    return strategies.of(clientKey).nextSlots(wall.zone(), clock.instant(), OFFERED).stream()
        .map(slot -> new Option(wall.field(slot), wall.show(slot)))
        .toList();
  }

  /** The strategy's next slot that is none of these, if it has any slots. */
  public Optional<Instant> free(String clientKey, Set<Instant> taken) {
    var zone = clients.get(clientKey).zone();
    return strategies.of(clientKey).nextSlots(zone, clock.instant(), taken.size() + 1).stream()
        .filter(slot -> !taken.contains(slot))
        .findFirst();
  }

  /** The strategy's next slots, after one that is proposed. */
  public List<Option> options(String clientKey, Instant proposed) {
    if (proposed.isBefore(clock.instant())) return options(clientKey);
    var wall = new WallClock(clients.get(clientKey).zone());
    var first = new Option(wall.field(proposed), wall.show(proposed) + " (proposed)");
    return Stream.concat(
            Stream.of(first),
            options(clientKey).stream().filter(option -> !option.value().equals(first.value())))
        .toList();
  }

  /**
   * What was entered: a time of one's own wins over a chosen slot.
   *
   * @throws WallClock.InvalidTime if it cannot be read, is skipped by the clock or has passed
   */
  public Optional<Instant> chosen(String clientKey, String choice, String own) {
    var entered = own.isEmpty() ? choice : own;
    if (entered.isEmpty()) return Optional.empty();
    var wall = new WallClock(clients.get(clientKey).zone());
    var slot = wall.instant(entered);
    if (slot.isBefore(clock.instant())) {
      throw new WallClock.InvalidTime(wall.show(slot) + " has passed. Choose a time to come.");
    }
    return Optional.of(slot);
  }

  /** As {@link #chosen}, where something has to be entered. */
  public Instant required(String clientKey, String choice, String own) {
    return chosen(clientKey, choice, own)
        .orElseThrow(() -> Refusal.invalid("slotAt", "Choose a slot, or enter a time."));
  }
}
