package org.imprimatur.clients;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.imprimatur.problem.Refusal;

/**
 * When a client's people work, on their own wall clock.
 *
 * @param to the end of the working day; midnight means the end of the day
 */
public record BusinessHours(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {
  private static final int MOST_HOLIDAYS = 200;

  public static final BusinessHours USUAL =
      new BusinessHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(18, 0),
          Set.of());

  public BusinessHours {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
    if (days.isEmpty()) throw Refusal.invalid("workDays", "Choose at least one working day.");
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw Refusal.invalid(
          "workTo",
          "The working day from %s to %s does not end after it begins; it cannot go on past midnight."
              .formatted(from, to));
    }
    if (holidays.size() > MOST_HOLIDAYS)
      throw Refusal.invalid("holidays", "At most " + MOST_HOLIDAYS + " holidays are possible.");
  }

  boolean workedOn(LocalDate date) {
    return days.contains(date.getDayOfWeek()) && !holidays.contains(date);
  }
}
