package org.imprimatur.workflow;

import java.util.Date;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;

/**
 * Says when timers are due by a clock of one's own; the engine's own is the same for all engines.
 */
final class VirtualCalendars {
  private VirtualCalendars() {}

  static BusinessCalendarManager reading(Supplier<Date> now) {
    var calendars = new MapBusinessCalendarManager();
    calendars.addBusinessCalendar(
        DurationBusinessCalendar.NAME,
        new DurationBusinessCalendar() {
          @Override
          public Date resolveDuedate(String duration, Date start) {
            return super.resolveDuedate(duration, start == null ? now.get() : start);
          }
        });
    calendars.addBusinessCalendar(
        DueDateBusinessCalendar.NAME,
        new DueDateBusinessCalendar() {
          @Override
          public Date resolveDuedate(String date, Date start) {
            return super.resolveDuedate(date, start == null ? now.get() : start);
          }
        });
    calendars.addBusinessCalendar(
        CycleBusinessCalendar.NAME,
        new CycleBusinessCalendar() {
          @Override
          public Date resolveDuedate(String cycle, Date start) {
            return super.resolveDuedate(cycle, start == null ? now.get() : start);
          }
        });
    return calendars;
  }
}
