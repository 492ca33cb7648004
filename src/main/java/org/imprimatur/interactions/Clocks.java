package org.imprimatur.interactions;

import java.time.Duration;
import java.time.Instant;
import org.imprimatur.clients.BusinessCalendar;

/**
 * When somebody has to have answered, when it has to be closed, and when a reminder comes: three
 * quarters of the way.
 */
record Clocks(Instant answer, Instant resolution, Instant reminder) {

  static Clocks from(BusinessCalendar calendar, Instant start, Duration answer, Duration resolve) {
    return new Clocks(
        calendar.plus(start, answer),
        calendar.plus(start, resolve),
        reminder(calendar, start, answer));
  }

  static Instant reminder(BusinessCalendar calendar, Instant start, Duration time) {
    return calendar.plus(start, time.multipliedBy(3).dividedBy(4));
  }
}
