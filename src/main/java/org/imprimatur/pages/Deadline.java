package org.imprimatur.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.imprimatur.clients.BusinessCalendar;
import org.imprimatur.clients.WallClock;
import org.imprimatur.interactions.InboxQuery;

/**
 * How much of somebody's time is left, in the working time of the client.
 *
 * @param text {@code 2 h 10 min left} or {@code over for 40 min}
 * @param exact the moment on the client's clock
 * @param iso the same for machines
 * @param used how many of a hundred parts of the time are gone
 */
record Deadline(String text, String exact, String iso, Tone tone, int used) {

  /** What began then, is to be done by then, and was done at the end, or is not done yet. */
  static Deadline of(
      Instant began, Instant due, Instant done, BusinessCalendar calendar, Instant now) {
    var until = done == null ? now : done;
    var whole = calendar.between(began, due);
    var late = until.isAfter(due);
    return new Deadline(
        done == null ? left(due, calendar, now) : took(began, done, due, calendar),
        new WallClock(calendar.zone()).show(due),
        due.truncatedTo(ChronoUnit.SECONDS).toString(),
        done != null
            ? late ? Tone.BAD : Tone.GOOD
            : late ? Tone.BAD : due.isAfter(now.plus(InboxQuery.NEAR)) ? Tone.QUIET : Tone.WAITING,
        late || whole.isZero()
            ? 100
            : (int) (100 * calendar.between(began, until).toSeconds() / whole.toSeconds()));
  }

  private static String left(Instant due, BusinessCalendar calendar, Instant now) {
    if (due.isAfter(now)) {
      var left = calendar.between(now, due);
      // It falls due when the working day begins.
      return left.toMinutes() < 1 ? "due now" : words(left) + " left";
    }
    var over = calendar.between(due, now);
    return over.toMinutes() < 1 ? "over" : "over for " + words(over);
  }

  private static String took(Instant began, Instant done, Instant due, BusinessCalendar calendar) {
    var after = "after " + words(calendar.between(began, done));
    return done.isAfter(due) ? after + ", too late" : after;
  }

  /** Working time: from ten hours on nobody counts minutes, and a day is no 24 hours. */
  static String words(Duration time) {
    var minutes = time.toMinutes();
    if (minutes < 60) return minutes + " min";
    if (minutes >= 600 || minutes % 60 == 0) return minutes / 60 + " h";
    return "%d h %d min".formatted(minutes / 60, minutes % 60);
  }
}
