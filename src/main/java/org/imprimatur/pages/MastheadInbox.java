package org.imprimatur.pages;

import java.time.Clock;
import org.imprimatur.interactions.Inbox;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** The number beside "Inbox" on every page of the agency; counted only where it is shown. */
@ControllerAdvice(annotations = Controller.class)
class MastheadInbox {
  private final Inbox inbox;
  private final VisibleClients clients;
  private final Clock clock;

  MastheadInbox(Inbox inbox, VisibleClients clients, Clock clock) {
    this.inbox = inbox;
    this.clients = clients;
    this.clock = clock;
  }

  @ModelAttribute("breachedInteractions")
  LazyContextVariable<String> breached() {
    var person = People.signedIn().filter(Person::isStaff);
    return new LazyContextVariable<>() {
      @Override
      protected String loadValue() {
        return person
            .map(p -> InboxAssembly.number(inbox.breached(clients.keys(p), clock.instant())))
            .orElse("0");
      }
    };
  }
}
