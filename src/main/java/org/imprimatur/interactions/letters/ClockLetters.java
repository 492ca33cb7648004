package org.imprimatur.interactions.letters;

import java.util.List;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.InteractionNoted;
import org.imprimatur.interactions.InteractionNoted.What;
import org.imprimatur.mail.Order;
import org.imprimatur.mail.PostOffice;
import org.imprimatur.security.Addresses;
import org.imprimatur.security.Addresses.Address;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Orders a letter to everybody accountable who has an address when a case is nearly over its time,
 * or became theirs because somebody else's time was over; in the same transaction.
 */
@Component
class ClockLetters {
  private final InteractionDesk desk;
  private final Addresses addresses;
  private final PostOffice office;

  ClockLetters(InteractionDesk desk, Addresses addresses, PostOffice office) {
    this.desk = desk;
    this.addresses = addresses;
    this.office = office;
  }

  @EventListener
  void noted(InteractionNoted event) {
    if (event.what() != What.REMINDED && event.what() != What.HANDED_OVER) return;
    var interaction = desk.get(event.interaction());
    var kind = event.what() == What.REMINDED ? ClockLetter.REMINDER : ClockLetter.HANDED_OVER;
    for (var to : to(interaction.accountable().name(), interaction.accountable().person()))
      office.post(
          new Order(
              kind,
              event.client(),
              to.email(),
              to.name(),
              interaction.id(),
              interaction.id(),
              "%s/%s/%s/%s".formatted(kind, interaction.id(), interaction.breachAt(), to.email())));
  }

  private List<Address> to(String accountable, boolean person) {
    return person ? addresses.of(accountable).stream().toList() : addresses.ofMembers(accountable);
  }
}
