package org.imprimatur.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * When a client is reminded of a request, and from when on its silence means something.
 *
 * @param reminders in order, each before the answer is due; none where there is no time for one
 */
public record ReminderPlan(List<Instant> reminders, Instant answerDue) {
  private static final Duration TIME_TO_ACT = Duration.ofHours(1);
  private static final Duration CLOSEST = Duration.ofMinutes(15);

  public ReminderPlan {
    reminders = List.copyOf(reminders);
  }

  /**
   * Hours count on the client's business calendar. Where the slot is nearer than that, the plan is
   * drawn together so that the answer is due while there is still time to act before the slot.
   *
   * @param slot or null; one that has passed presses nobody any more
   */
  public static ReminderPlan of(
      Instant requestedAt,
      Instant slot,
      BusinessCalendar calendar,
      List<Integer> reminderHours,
      int answerHours) {
    var due = calendar.plus(requestedAt, Duration.ofHours(answerHours));
    if (slot == null || !slot.isAfter(requestedAt) || !due.isAfter(latest(requestedAt, slot))) {
      return plan(
          requestedAt,
          due,
          reminderHours,
          hours -> calendar.plus(requestedAt, Duration.ofHours(hours)));
    }
    var latest = latest(requestedAt, slot);
    var working = calendar.between(requestedAt, latest);
    // Hardly any working time is left: better an untimely reminder than none.
    var byTheClock = working.compareTo(TIME_TO_ACT) < 0;
    var time = byTheClock ? Duration.between(requestedAt, latest) : working;
    return plan(
        requestedAt,
        latest,
        reminderHours,
        hours -> {
          var share = time.multipliedBy(hours).dividedBy(answerHours);
          return byTheClock ? requestedAt.plus(share) : calendar.plus(requestedAt, share);
        });
  }

  /** The agency needs time before the slot, but not more than the client has. */
  private static Instant latest(Instant requestedAt, Instant slot) {
    var half = Duration.between(requestedAt, slot).dividedBy(2);
    return slot.minus(half.compareTo(TIME_TO_ACT) < 0 ? half : TIME_TO_ACT);
  }

  private static ReminderPlan plan(
      Instant requestedAt, Instant due, List<Integer> hours, Function<Integer, Instant> when) {
    var reminders = new ArrayList<Instant>();
    var last = requestedAt;
    for (var reminder : hours.stream().sorted().map(when).toList()) {
      if (reminder.isBefore(last.plus(CLOSEST)) || !reminder.isBefore(due)) continue;
      reminders.add(reminder);
      last = reminder;
    }
    return new ReminderPlan(reminders, due);
  }
}
