package org.imprimatur.clients;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * A publishing time as people say it: "Mondays at nine". It stays at nine on the client's wall
 * clock when summer time comes and goes; where the clock skips that time, the slot is as much later
 * as the clock skipped.
 */
public record SlotRule(DayOfWeek day, LocalTime time) {

  Instant next(ZoneId zone, Instant after) {
    var date = after.atZone(zone).toLocalDate().with(TemporalAdjusters.nextOrSame(day));
    var slot = date.atTime(time).atZone(zone).toInstant();
    return slot.isAfter(after) ? slot : date.plusWeeks(1).atTime(time).atZone(zone).toInstant();
  }
}
