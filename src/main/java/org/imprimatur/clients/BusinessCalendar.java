package org.imprimatur.clients;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Counts working time: what passes at night, at weekends and on holidays does not count. */
public record BusinessCalendar(ZoneId zone, BusinessHours hours) {

  /** The moment by which so much working time has passed since the start. */
  public Instant plus(Instant start, Duration working) {
    if (working.isNegative() || working.isZero()) return start;
    var left = working;
    for (var date = date(start); ; date = date.plusDays(1)) {
      var day = day(date).from(start);
      if (day.length().compareTo(left) >= 0) return day.opens().plus(left);
      left = left.minus(day.length());
    }
  }

  /** The moment from which so much working time passes until the end. */
  public Instant minus(Instant end, Duration working) {
    if (working.isNegative() || working.isZero()) return end;
    var left = working;
    for (var date = date(end); ; date = date.minusDays(1)) {
      var day = day(date).until(end);
      if (day.length().compareTo(left) >= 0) return day.closes().minus(left);
      left = left.minus(day.length());
    }
  }

  /** The working time that passes between two moments. */
  public Duration between(Instant start, Instant end) {
    var passed = Duration.ZERO;
    for (var date = date(start); !date.isAfter(date(end)); date = date.plusDays(1)) {
      passed = passed.plus(day(date).from(start).until(end).length());
    }
    return passed;
  }

  private LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** Clocks may change within it, so it is as long as it really lasts. */
  private WorkingDay day(LocalDate date) {
    var opens = date.atTime(hours.from()).atZone(zone).toInstant();
    if (!hours.workedOn(date)) return new WorkingDay(opens, opens);
    var closes =
        hours.to().equals(LocalTime.MIDNIGHT)
            ? date.plusDays(1).atStartOfDay(zone)
            : date.atTime(hours.to()).atZone(zone);
    return new WorkingDay(opens, closes.toInstant());
  }

  private record WorkingDay(Instant opens, Instant closes) {
    WorkingDay from(Instant start) {
      return opens.isBefore(start) ? new WorkingDay(start, closes) : this;
    }

    WorkingDay until(Instant end) {
      return closes.isAfter(end) ? new WorkingDay(opens, end) : this;
    }

    Duration length() {
      return closes.isAfter(opens) ? Duration.between(opens, closes) : Duration.ZERO;
    }
  }
}
