package org.imprimatur.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotRuleTests {

  /** 2018 is the last year in which the clocks of São Paulo went forward, at midnight. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Lisbon",
        "America/Sao_Paulo",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "America/New_York"
      })
  void slotsStayAtTheWallClockTimeAcrossTheYears(String id) {
    var zone = ZoneId.of(id);
    for (var day : DayOfWeek.values()) {
      for (int quarter = 0; quarter < 96; quarter++) {
        var rule = new SlotRule(day, LocalTime.MIN.plusMinutes(15L * quarter));
        var slot = Instant.parse("2017-12-31T12:00:00Z");
        var last = (LocalDate) null;
        while (slot.isBefore(Instant.parse("2019-01-15T00:00:00Z"))) {
          var next = rule.next(zone, slot);
          assertThat(next).isAfter(slot);
          var local = next.atZone(zone).toLocalDateTime();
          assertThat(local).isEqualTo(expected(local.toLocalDate().atTime(rule.time()), zone));
          assertThat(local.getDayOfWeek()).isEqualTo(day);
          if (last != null) assertThat(local.toLocalDate()).isEqualTo(last.plusWeeks(1));
          last = local.toLocalDate();
          slot = next;
        }
      }
    }
  }

  /** The time itself, or as much later as the clock skips it. */
  private static LocalDateTime expected(LocalDateTime time, ZoneId zone) {
    var rules = zone.getRules();
    return rules.getValidOffsets(time).isEmpty()
        ? time.plus(rules.getTransition(time).getDuration())
        : time;
  }

  @ParameterizedTest
  @CsvSource({
    // The clocks of Lisbon go from 01:00 to 02:00; half past one becomes half past two.
    "Europe/Lisbon, SUNDAY, 01:30, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
    // They go back from 02:00 to 01:00; half past one exists twice, the first counts.
    "Europe/Lisbon, SUNDAY, 01:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "Europe/Lisbon, SUNDAY, 01:30, 2026-10-25T00:30:00Z, 2026-11-01T01:30:00Z",
    // São Paulo skipped the first hour of a Sunday.
    "America/Sao_Paulo, SUNDAY, 00:30, 2018-11-03T12:00:00Z, 2018-11-04T03:30:00Z",
    "America/Sao_Paulo, SATURDAY, 23:30, 2018-02-17T12:00:00Z, 2018-02-18T01:30:00Z",
    // Lord Howe moves its clocks by half an hour.
    "Australia/Lord_Howe, SUNDAY, 02:15, 2026-10-03T12:00:00Z, 2026-10-03T15:45:00Z",
    "Australia/Lord_Howe, SUNDAY, 01:45, 2026-04-04T12:00:00Z, 2026-04-04T14:45:00Z",
  })
  void clockChangesMoveTheInstantAndNotTheTime(
      String zone, DayOfWeek day, LocalTime time, Instant after, Instant slot) {
    assertThat(new SlotRule(day, time).next(ZoneId.of(zone), after)).isEqualTo(slot);
  }

  @Test
  void aSlotThatIsNowIsOver() {
    var rule = new SlotRule(DayOfWeek.MONDAY, LocalTime.of(9, 0));
    var nine = Instant.parse("2026-11-23T09:00:00Z");

    assertThat(rule.next(ZoneId.of("Europe/Lisbon"), nine.minusMillis(1))).isEqualTo(nine);
    assertThat(rule.next(ZoneId.of("Europe/Lisbon"), nine))
        .isEqualTo(nine.plus(Duration.ofDays(7)));
  }

  @Test
  void strategyOffersTheNextSlotsOfAllItsRulesInOrder() {
    var strategy =
        new Strategy(
            "acme",
            "",
            "en",
            List.of(),
            List.of(),
            List.of(
                new SlotRule(DayOfWeek.FRIDAY, LocalTime.of(17, 0)),
                new SlotRule(DayOfWeek.MONDAY, LocalTime.of(9, 0)),
                new SlotRule(DayOfWeek.MONDAY, LocalTime.of(9, 0))));

    assertThat(
            strategy.nextSlots(
                ZoneId.of("Europe/Lisbon"), Instant.parse("2026-11-24T08:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2026-11-27T17:00:00Z"),
            Instant.parse("2026-11-30T09:00:00Z"),
            Instant.parse("2026-12-04T17:00:00Z"));
  }
}
