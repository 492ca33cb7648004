package org.imprimatur.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** In whose name letters are sent, and where answers to them go. */
@Component
class Letterhead {
  private final InternetAddress from;
  private final InternetAddress replyTo;

  Letterhead(
      @Value("${imprimatur.mail.from}") String from,
      @Value("${imprimatur.mail.reply-to}") String replyTo) {
    this.from = address("imprimatur.mail.from", from);
    this.replyTo = replyTo.isBlank() ? this.from : address("imprimatur.mail.reply-to", replyTo);
  }

  InternetAddress from() {
    return from;
  }

  InternetAddress replyTo() {
    return replyTo;
  }

  /** The part after the @; ids of messages end in it. */
  String domain() {
    return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
  }

  private static InternetAddress address(String setting, String value) {
    try {
      var address = new InternetAddress(value, true);
      if (!address.getAddress().contains("@")) throw new AddressException("no @");
      return address;
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          setting + " is not an address like Imprimatur <approvals@agency.example>: " + value, e);
    }
  }
}
