package org.imprimatur.channels.practice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A message between an account and one person. */
record PracticeMessage(
    long id, String account, String person, boolean fromAccount, String text, Instant createdAt) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public String sentAt() {
    return MINUTE.format(createdAt);
  }
}
