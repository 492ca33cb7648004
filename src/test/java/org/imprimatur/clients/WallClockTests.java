package org.imprimatur.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTests {

  @ParameterizedTest
  @CsvSource({
    "Europe/Lisbon, 2026-11-30T09:15, 2026-11-30T09:15:00Z",
    "Europe/Lisbon, 2026-07-30T09:15, 2026-07-30T08:15:00Z",
    "Europe/Lisbon, 2026-10-25T01:30, 2026-10-25T00:30:00Z",
    "America/Sao_Paulo, 2018-02-17T23:30, 2018-02-18T01:30:00Z",
    "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-04T14:45:00Z",
  })
  void aTimeMeansTheFirstInstantThatBearsIt(String zone, String local, Instant instant) {
    assertThat(new WallClock(ZoneId.of(zone)).instant(local)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Lisbon, 2026-03-29T01:30, from 01:00 to 02:00",
    "America/Sao_Paulo, 2018-11-04T00:00, from 00:00 to 01:00",
    "Australia/Lord_Howe, 2026-10-04T02:29, from 02:00 to 02:30",
  })
  void aTimeTheClockSkipsIsRefusedWithTheReason(String zone, String local, String reason) {
    assertThatThrownBy(() -> new WallClock(ZoneId.of(zone)).instant(local))
        .isInstanceOf(WallClock.InvalidTime.class)
        .hasMessageContaining("does not exist in " + zone)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2026-11-30",
        "2026-02-30T09:00",
        "2026-11-30T25:00",
        "2026-11-30T09:00Z",
        "+12026-11-30T09:00"
      })
  void whatIsNoTimeIsRefused(String local) {
    assertThatThrownBy(() -> new WallClock(ZoneId.of("Europe/Lisbon")).instant(local))
        .isInstanceOf(WallClock.InvalidTime.class)
        .hasMessageContaining("is not a date and time like 2026-11-30T09:15");
  }

  @Test
  void aFormFieldComesBackAsTheSameInstantUnlessTheTimeExistsTwice() {
    for (var id : new String[] {"Europe/Lisbon", "Australia/Lord_Howe", "Asia/Kathmandu"}) {
      var zone = ZoneId.of(id);
      var wall = new WallClock(zone);
      for (var at = Instant.parse("2026-01-01T00:00:00Z");
          at.isBefore(Instant.parse("2027-01-01T00:00:00Z"));
          at = at.plusSeconds(900)) {
        if (zone.getRules().getValidOffsets(at.atZone(zone).toLocalDateTime()).size() > 1) continue;
        assertThat(wall.instant(wall.field(at))).isEqualTo(at);
      }
    }
  }

  @Test
  void peopleReadDayTimeAndZone() {
    assertThat(
            new WallClock(ZoneId.of("Europe/Lisbon")).show(Instant.parse("2026-07-30T08:15:00Z")))
        .isEqualTo("Thu 30 Jul 2026, 09:15 Europe/Lisbon");
  }
}
