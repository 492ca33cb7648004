package org.imprimatur.pages;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/**
 * A month or a week of a client's calendar.
 *
 * @param from its first day
 * @param week whether it is a week
 */
record BatchPeriod(LocalDate from, boolean week) {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  static BatchPeriod monthOf(LocalDate day) {
    return new BatchPeriod(day.withDayOfMonth(1), false);
  }

  static BatchPeriod weekOf(LocalDate day) {
    return new BatchPeriod(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), true);
  }

  /** As written in an address: {@code 2026-12} or {@code 2026-W49}; empty if it is neither. */
  static Optional<BatchPeriod> of(String month, String week) {
    try {
      if (!week.isEmpty())
        return sensible(weekOf(LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE)));
      if (!month.isEmpty()) return sensible(monthOf(YearMonth.parse(month).atDay(1)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<BatchPeriod> sensible(BatchPeriod period) {
    return Optional.of(period)
        .filter(p -> p.from().getYear() >= 2000 && p.from().getYear() <= 2200);
  }

  LocalDate to() {
    return week ? from.plusWeeks(1) : from.plusMonths(1);
  }

  Instant begins(ZoneId zone) {
    return from.atStartOfDay(zone).toInstant();
  }

  Instant ends(ZoneId zone) {
    return to().atStartOfDay(zone).toInstant();
  }

  boolean contains(Instant slot, ZoneId zone) {
    return !slot.isBefore(begins(zone)) && slot.isBefore(ends(zone));
  }

  BatchPeriod earlier() {
    return new BatchPeriod(week ? from.minusWeeks(1) : from.minusMonths(1), week);
  }

  BatchPeriod later() {
    return new BatchPeriod(to(), week);
  }

  /** The same time as a month where it is a week, and the other way round. */
  BatchPeriod other() {
    return week ? monthOf(from) : weekOf(from);
  }

  /** How it is written in an address: {@code month=2026-12}. */
  String query() {
    return week
        ? "week=%d-W%02d"
            .formatted(
                from.get(IsoFields.WEEK_BASED_YEAR), from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
        : "month=" + YearMonth.from(from);
  }

  String label() {
    return week ? DAY.format(from) + " to " + DAY.format(to().minusDays(1)) : MONTH.format(from);
  }
}
