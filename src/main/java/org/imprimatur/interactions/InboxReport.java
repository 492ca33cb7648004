package org.imprimatur.interactions;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * How a period of interactions went.
 *
 * @param zone whose days the backlog is counted by
 * @param lines by client and channel; the client's sum before its channels
 * @param hours by when they came, on each client's own clock; hours without any are left out
 * @param days the backlog at the end of each day, or now
 */
public record InboxReport(
    LocalDate from,
    ZoneId zone,
    Figures whole,
    Span workingAnswer,
    Span workingResolution,
    List<Line> lines,
    List<Hour> hours,
    List<Day> days) {

  /** Half took no longer than the median, nine of ten no longer than the other; null for none. */
  public record Span(int count, Duration median, Duration p90) {}

  /**
   * What became of what arrived in the period.
   *
   * @param answer from the first message to the first answer, by the calendar
   * @param resolution from the first message to the end, by the calendar
   * @param inTime first answers before they were due
   * @param late first answers after they were due, and those that are due and missing
   * @param breached whose owner's time was over, once or oftener
   * @param open those not closed yet
   */
  public record Figures(
      int arrived, Span answer, Span resolution, int inTime, int late, int breached, int open) {

    /** How many of a hundred first answers came in time; null where none was due. */
    public Integer inTimePercent() {
      var due = inTime + late;
      return due == 0 ? null : Math.round(100f * inTime / due);
    }
  }

  /**
   * The same for a part.
   *
   * @param channel null for all of the client's
   */
  public record Line(String client, UUID channel, Figures figures) {}

  /**
   * What came in this hour of the week.
   *
   * @param median until the first answer, by the calendar; null where none was answered
   */
  public record Hour(DayOfWeek day, int hour, int arrived, Duration median) {}

  /**
   * One day.
   *
   * @param open at its end
   */
  public record Day(LocalDate date, int arrived, int closed, int open) {}
}
