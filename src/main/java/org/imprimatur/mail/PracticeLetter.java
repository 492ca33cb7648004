package org.imprimatur.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A letter of the demo, kept as it would have been mailed. */
@Entity
class PracticeLetter {
  @Id private UUID mailId;
  private String subject;
  private String text;
  private String html;
  private Instant receivedAt;

  protected PracticeLetter() {}

  PracticeLetter(Mail mail, Letter letter, Instant receivedAt) {
    this.mailId = mail.id();
    this.subject = letter.subject();
    this.text = letter.text();
    this.html = letter.html();
    this.receivedAt = receivedAt;
  }

  UUID mailId() {
    return mailId;
  }

  String subject() {
    return subject;
  }

  String text() {
    return text;
  }

  String html() {
    return html;
  }

  Instant receivedAt() {
    return receivedAt;
  }
}
