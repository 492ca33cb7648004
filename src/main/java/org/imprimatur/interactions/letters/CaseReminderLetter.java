package org.imprimatur.interactions.letters;

import org.imprimatur.clients.Clients;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.mail.PublicAddress;
import org.imprimatur.mail.Stationery;
import org.springframework.stereotype.Component;

/** Reminds whoever has a case that its time is nearly over. */
@Component
class CaseReminderLetter extends ClockLetter {
  CaseReminderLetter(
      InteractionDesk desk,
      Talks talks,
      Clients clients,
      PublicAddress address,
      Stationery stationery) {
    super(REMINDER, desk, talks, clients, address, stationery);
  }
}
