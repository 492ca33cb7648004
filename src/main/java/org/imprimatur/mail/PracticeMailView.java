package org.imprimatur.mail;

import java.util.UUID;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.WallClock;

/** A letter as the practice mailbox shows it. */
record PracticeMailView(
    UUID id,
    String subject,
    String to,
    String address,
    String clientName,
    String what,
    String receivedAt,
    String text,
    String html) {

  static PracticeMailView of(PracticeLetter letter, Mail mail, String about, Client client) {
    return new PracticeMailView(
        mail.id(),
        letter.subject(),
        mail.recipientName(),
        mail.recipient(),
        client.name(),
        about,
        new WallClock(client.zone()).show(letter.receivedAt()),
        letter.text(),
        letter.html());
  }
}
