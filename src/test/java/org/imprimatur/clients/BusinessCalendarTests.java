package org.imprimatur.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTests {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
  private final BusinessCalendar usual = new BusinessCalendar(LISBON, BusinessHours.USUAL);

  @ParameterizedTest
  @CsvSource({
    // Within a day, up to its end, into the next one.
    "2026-11-24T10:00:00Z, 6, 2026-11-24T16:00:00Z",
    "2026-11-24T12:00:00Z, 6, 2026-11-24T18:00:00Z",
    "2026-11-24T13:00:00Z, 6, 2026-11-25T10:00:00Z",
    // At night, at the weekend.
    "2026-11-24T23:30:00Z, 6, 2026-11-25T15:00:00Z",
    "2026-11-25T05:00:00Z, 6, 2026-11-25T15:00:00Z",
    "2026-11-27T16:00:00Z, 6, 2026-11-30T13:00:00Z",
    "2026-11-28T12:00:00Z, 1, 2026-11-30T10:00:00Z",
    // Six working days.
    "2026-11-24T09:00:00Z, 54, 2026-12-01T18:00:00Z",
    // Over the change to summer time: Friday is in winter, Monday in summer.
    "2026-03-27T16:00:00Z, 6, 2026-03-30T12:00:00Z",
  })
  void onlyWorkingTimePasses(Instant start, int hours, Instant end) {
    assertThat(usual.plus(start, Duration.ofHours(hours))).isEqualTo(end);
    assertThat(usual.between(start, end)).isEqualTo(Duration.ofHours(hours));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T16:00:00Z, 6, 2026-11-24T10:00:00Z",
    "2026-11-24T10:00:00Z, 6, 2026-11-23T13:00:00Z",
    "2026-11-30T08:00:00Z, 1, 2026-11-27T17:00:00Z",
    "2026-11-29T08:00:00Z, 10, 2026-11-26T17:00:00Z",
  })
  void workingTimeIsCountedBackInTheSameWay(Instant end, int hours, Instant start) {
    assertThat(usual.minus(end, Duration.ofHours(hours))).isEqualTo(start);
  }

  @Test
  void holidaysDoNotCount() {
    var christmas =
        new BusinessCalendar(
            LISBON,
            new BusinessHours(
                BusinessHours.USUAL.days(),
                LocalTime.of(9, 0),
                LocalTime.of(18, 0),
                Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25))));

    assertThat(christmas.plus(Instant.parse("2026-12-23T17:00:00Z"), Duration.ofHours(2)))
        .isEqualTo("2026-12-28T10:00:00Z");
    assertThat(christmas.minus(Instant.parse("2026-12-28T10:00:00Z"), Duration.ofHours(2)))
        .isEqualTo("2026-12-23T17:00:00Z");
  }

  @Test
  void nightShiftsThatSeeTheClockChangeAreAsLongAsTheyReallyAre() {
    var nights = calendar("Europe/Lisbon", "00:00", "06:00");

    // The clocks skip 01:00 to 02:00: from one to six there are five hours, by the clock six.
    assertThat(nights.plus(Instant.parse("2026-03-29T00:00:00Z"), Duration.ofHours(5)))
        .isEqualTo("2026-03-29T05:00:00Z");
    assertThat(nights.plus(Instant.parse("2026-03-29T00:00:00Z"), Duration.ofHours(6)))
        .isEqualTo("2026-03-30T00:00:00Z");
    // They pass 01:00 to 02:00 twice.
    assertThat(nights.plus(Instant.parse("2026-10-24T23:00:00Z"), Duration.ofHours(7)))
        .isEqualTo("2026-10-25T06:00:00Z");
  }

  @Test
  void aDayThatBeginsAtATimeTheClockSkipsBeginsLater() {
    var early = calendar("Europe/Lisbon", "01:30", "03:00");

    assertThat(early.plus(Instant.parse("2026-03-28T12:00:00Z"), Duration.ofMinutes(30)))
        .isEqualTo("2026-03-29T02:00:00Z");
    // A shift that lies within what is skipped and the same one on the next day.
    assertThat(
            calendar("Europe/Lisbon", "01:10", "01:50")
                .plus(Instant.parse("2026-03-28T12:00:00Z"), Duration.ofMinutes(50)))
        .isEqualTo("2026-03-30T00:20:00Z");
  }

  @Test
  void aWholeDayIsPossibleAndWithoutHolidaysItIsTheClock() {
    var always = calendar("America/Sao_Paulo", "00:00", "00:00");
    var start = Instant.parse("2018-11-03T20:00:00Z");

    assertThat(always.plus(start, Duration.ofHours(100)))
        .isEqualTo(start.plus(Duration.ofHours(100)));
    assertThat(always.minus(start, Duration.ofHours(100)))
        .isEqualTo(start.minus(Duration.ofHours(100)));
  }

  @Test
  void forthAndBackMeetWhereverTheStartIsWorkingTime() {
    var random = new Random(7);
    for (var zone : new String[] {"Europe/Lisbon", "Australia/Lord_Howe", "America/Sao_Paulo"}) {
      var calendar = calendar(zone, "07:30", "23:15");
      for (int i = 0; i < 300; i++) {
        var time = Duration.ofMinutes(1 + random.nextInt(20_000));
        var start =
            calendar.plus(
                Instant.parse("2018-01-01T00:00:00Z").plusSeconds(random.nextInt(40_000_000)),
                Duration.ofSeconds(1));
        var end = calendar.plus(start, time);
        assertThat(calendar.between(start, end)).isEqualTo(time);
        assertThat(calendar.minus(end, time)).isEqualTo(start);
      }
    }
  }

  @Test
  void aWeekWithoutWorkIsRefused() {
    assertThatThrownBy(
            () -> new BusinessHours(Set.of(), LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of()))
        .isInstanceOf(Refusal.class)
        .hasMessage("Choose at least one working day.");
  }

  @ParameterizedTest
  @CsvSource({"22:00, 06:00", "09:00, 09:00", "18:00, 09:00"})
  void aWorkingDayThatDoesNotEndAfterItBeginsIsRefused(LocalTime from, LocalTime to) {
    assertThatThrownBy(() -> new BusinessHours(ALL, from, to, Set.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot go on past midnight");
  }

  private static BusinessCalendar calendar(String zone, String from, String to) {
    return new BusinessCalendar(
        ZoneId.of(zone),
        new BusinessHours(ALL, LocalTime.parse(from), LocalTime.parse(to), Set.of()));
  }
}
