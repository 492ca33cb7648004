package org.imprimatur.interactions.letters;

import org.imprimatur.clients.Clients;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.mail.PublicAddress;
import org.imprimatur.mail.Stationery;
import org.springframework.stereotype.Component;

/** Tells whoever has a case now that it is theirs. */
@Component
class CaseHandedOverLetter extends ClockLetter {
  CaseHandedOverLetter(
      InteractionDesk desk,
      Talks talks,
      Clients clients,
      PublicAddress address,
      Stationery stationery) {
    super(HANDED_OVER, desk, talks, clients, address, stationery);
  }
}
