package org.imprimatur.interactions.letters;

import java.util.HashMap;
import java.util.Optional;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.mail.Letter;
import org.imprimatur.mail.LetterWriter;
import org.imprimatur.mail.OneLine;
import org.imprimatur.mail.Order;
import org.imprimatur.mail.PublicAddress;
import org.imprimatur.mail.Stationery;

/**
 * Says that a case waits, for whom and until when; written as it leaves, if it still waits then.
 */
abstract class ClockLetter implements LetterWriter {
  static final String REMINDER = "case-reminder";
  static final String HANDED_OVER = "case-handed-over";

  private final String kind;
  private final InteractionDesk desk;
  private final Talks talks;
  private final Clients clients;
  private final PublicAddress address;
  private final Stationery stationery;

  ClockLetter(
      String kind,
      InteractionDesk desk,
      Talks talks,
      Clients clients,
      PublicAddress address,
      Stationery stationery) {
    this.kind = kind;
    this.desk = desk;
    this.talks = talks;
    this.clients = clients;
    this.address = address;
    this.stationery = stationery;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public String about(Order order) {
    return "A message to " + clients.get(order.clientKey()).name() + " waits for an answer";
  }

  @Override
  public Optional<Letter> write(Order order) {
    var interaction = desk.get(order.reference());
    if (!interaction.open()) return Optional.empty();
    var client = clients.get(interaction.clientKey());
    var values = new HashMap<String, Object>();
    values.put("name", order.toName());
    values.put("clientName", client.name());
    values.put("author", OneLine.of(talks.of(interaction.id()).author().author().called()));
    values.put("excerpt", OneLine.of(interaction.excerpt()));
    values.put("due", new WallClock(client.zone()).show(interaction.breachAt()));
    values.put("account", address.of("/inbox/" + interaction.id()));
    return Optional.of(stationery.letter(about(order), kind, values));
  }
}
