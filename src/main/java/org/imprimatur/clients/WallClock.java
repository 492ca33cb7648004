package org.imprimatur.clients;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.imprimatur.problem.Refusal;

/** Between what a person reads on the client's clock and the instant it means. */
public record WallClock(ZoneId zone) {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

  /**
   * The instant of a local time such as {@code 2026-11-30T09:15}. A time that exists twice (clocks
   * going back) means the first.
   *
   * @throws InvalidTime if it cannot be read, or the client's clock skips it
   */
  public Instant instant(String local) {
    LocalDateTime time;
    try {
      time = LocalDateTime.parse(local);
      // Years beyond are read by Java, but neither meant by people nor kept by the database.
      if (time.getYear() > 9999) throw new DateTimeParseException("no such year", local, 0);
    } catch (DateTimeParseException e) {
      throw new InvalidTime("'" + local + "' is not a date and time like 2026-11-30T09:15.");
    }
    if (time.getYear() < 2000 || time.getYear() > 2200) {
      throw new InvalidTime("'" + local + "' is too far away.");
    }
    if (zone.getRules().getValidOffsets(time).isEmpty()) {
      var gap = zone.getRules().getTransition(time);
      throw new InvalidTime(
          "%s does not exist in %s: the clocks go forward from %s to %s that day. Choose a time before or after."
              .formatted(
                  SHOWN.format(time),
                  zone,
                  gap.getDateTimeBefore().toLocalTime(),
                  gap.getDateTimeAfter().toLocalTime()));
    }
    return time.atZone(zone).toInstant();
  }

  /** As a person of the client reads it: {@code Mon 30 Nov 2026, 09:15 Europe/Lisbon}. */
  public String show(Instant instant) {
    return SHOWN.format(instant.atZone(zone)) + " " + zone.getId();
  }

  /** Local time for a form field: {@code 2026-11-30T09:15}. */
  public String field(Instant instant) {
    return instant.atZone(zone).toLocalDateTime().toString();
  }

  /** The time is unreadable, skipped by the clock, or in the past. */
  public static class InvalidTime extends Refusal {
    public InvalidTime(String message) {
      super(Kind.INVALID, message, List.of(new FieldProblem("slotAt", message)));
    }
  }
}
