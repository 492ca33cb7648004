package org.imprimatur.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReminderPlanTests {
  private static final List<Integer> HOURS = List.of(6, 24, 48);
  private static final int DUE = 54;
  private final BusinessCalendar calendar =
      new BusinessCalendar(ZoneId.of("Europe/Lisbon"), BusinessHours.USUAL);

  @Test
  void remindersComeOnTheBusinessCalendarAndTheAnswerIsDueAfterTheLast() {
    var plan = plan("2026-11-24T10:00:00Z", null);

    assertThat(plan.reminders())
        .containsExactly(
            Instant.parse("2026-11-24T16:00:00Z"),
            Instant.parse("2026-11-26T16:00:00Z"),
            Instant.parse("2026-12-01T13:00:00Z"));
    assertThat(plan.answerDue()).isEqualTo("2026-12-02T10:00:00Z");
  }

  @Test
  void whatIsAskedAtNightCountsFromTheMorning() {
    assertThat(plan("2026-11-24T23:30:00Z", null)).isEqualTo(plan("2026-11-25T09:00:00Z", null));
  }

  @Test
  void aDistantSlotChangesNothing() {
    assertThat(plan("2026-11-24T10:00:00Z", "2026-12-24T09:00:00Z"))
        .isEqualTo(plan("2026-11-24T10:00:00Z", null));
  }

  @Test
  void aSlotNearerThanTheRemindersDrawsThemTogether() {
    var plan = plan("2026-11-24T09:00:00Z", "2026-11-26T10:00:00Z");

    // Two working days remain until an hour before the slot: a third of the usual six.
    assertThat(plan.reminders())
        .containsExactly(
            Instant.parse("2026-11-24T11:00:00Z"),
            Instant.parse("2026-11-24T17:00:00Z"),
            Instant.parse("2026-11-25T16:00:00Z"));
    assertThat(plan.answerDue()).isEqualTo("2026-11-26T09:00:00Z");
  }

  @Test
  void aSlotBeforeTheNextWorkingDayIsRemindedOfByTheClock() {
    var plan = plan("2026-11-28T10:00:00Z", "2026-11-28T20:00:00Z");

    assertThat(plan.reminders())
        .containsExactly(
            Instant.parse("2026-11-28T11:00:00Z"),
            Instant.parse("2026-11-28T14:00:00Z"),
            Instant.parse("2026-11-28T18:00:00Z"));
    assertThat(plan.answerDue()).isEqualTo("2026-11-28T19:00:00Z");
  }

  @Test
  void aSlotInMinutesLeavesNoTimeForReminders() {
    var plan = plan("2026-11-24T10:00:00Z", "2026-11-24T10:20:00Z");

    assertThat(plan.reminders()).isEmpty();
    assertThat(plan.answerDue()).isEqualTo("2026-11-24T10:10:00Z");
  }

  @Test
  void aSlotThatHasPassedPressesNobody() {
    assertThat(plan("2026-11-24T10:00:00Z", "2026-11-24T09:59:00Z"))
        .isEqualTo(plan("2026-11-24T10:00:00Z", null));
  }

  @Test
  void remindersAfterTheAnswerIsDueAreLeftOut() {
    var at = Instant.parse("2026-11-24T10:00:00Z");

    assertThat(ReminderPlan.of(at, null, calendar, HOURS, 24).reminders())
        .containsExactly(Instant.parse("2026-11-24T16:00:00Z"));
    assertThat(ReminderPlan.of(at, null, calendar, List.of(), 4))
        .isEqualTo(new ReminderPlan(List.of(), Instant.parse("2026-11-24T14:00:00Z")));
  }

  @Test
  void noPlanReachesIntoThePastNorBeyondTheSlot() {
    var random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      var asked = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_000_000));
      var slot = asked.plusSeconds(1 + random.nextInt(random.nextBoolean() ? 5_000 : 1_500_000));
      var plan = ReminderPlan.of(asked, slot, calendar, HOURS, DUE);

      assertThat(plan.reminders()).isSorted().doesNotHaveDuplicates();
      assertThat(plan.reminders()).allMatch(asked::isBefore).allMatch(plan.answerDue()::isAfter);
      assertThat(plan.answerDue()).isBetween(asked, slot);
      assertThat(Duration.between(plan.answerDue(), slot)).isPositive();
    }
  }

  private ReminderPlan plan(String asked, String slot) {
    return ReminderPlan.of(
        Instant.parse(asked), slot == null ? null : Instant.parse(slot), calendar, HOURS, DUE);
  }
}
