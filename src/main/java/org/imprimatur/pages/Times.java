package org.imprimatur.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a reader of one zone reads them. */
record Times(ZoneId zone, Instant now) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

  String minute(Instant instant) {
    return instant == null ? "" : MINUTE.format(instant.atZone(zone));
  }

  String second(Instant instant) {
    return instant == null ? "" : SECOND.format(instant.atZone(zone));
  }

  /** {@code for 2 h}. */
  String lasting(Instant since) {
    var time = Duration.between(since, now);
    if (time.toMinutes() < 1) return "just now";
    if (time.toHours() < 1) return "for " + time.toMinutes() + " min";
    if (time.toDays() < 2) return "for " + time.toHours() + " h";
    return "for " + time.toDays() + " days";
  }
}
