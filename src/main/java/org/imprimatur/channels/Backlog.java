package org.imprimatur.channels;

import java.time.Duration;
import java.time.Instant;

/**
 * A way through a list that a platform shows newest first: down from the newest to what was seen
 * before, page by page, over as many calls as it takes. As a cursor it is {@code seen newest page}.
 *
 * @param seen the time of the newest entry of the last way that was walked to its end
 * @param newest the time of the newest entry of this way
 * @param page the platform's own mark of where the next page begins, or "" at the top
 */
public record Backlog(Instant seen, Instant newest, String page) {
  /** Entries do not always arrive in the order of their times. */
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  public static Backlog at(String cursor) {
    if (cursor.isBlank()) return new Backlog(Instant.MIN, Instant.MIN, "");
    var parts = cursor.split(" ", 3);
    return new Backlog(instant(parts[0]), instant(parts[1]), parts[2]);
  }

  /** Whether this is the very first look, which goes no further back than one page. */
  public boolean first() {
    return seen.equals(Instant.MIN);
  }

  /**
   * Goes on from a page.
   *
   * @param from the newest time on it, or null if it is empty
   * @param to the oldest time on it, or null if it is empty
   * @param next the platform's mark of the page after it, or "" if there is none
   */
  public Backlog after(Instant from, Instant to, String next) {
    if (first() && from == null && next.isEmpty()) {
      // Nothing was there yet, so whatever comes is new, however much of it.
      return new Backlog(Instant.EPOCH, Instant.MIN, "");
    }
    var latest = from == null || newest.isAfter(from) ? newest : from;
    var reached = to == null || next.isEmpty() || first() || to.isBefore(seen.minus(OVERLAP));
    return reached
        ? new Backlog(latest.isAfter(seen) ? latest : seen, Instant.MIN, "")
        : new Backlog(seen, latest, next);
  }

  /** Whether the way has not come to its end. */
  public boolean more() {
    return !page.isEmpty();
  }

  public String cursor() {
    return text(seen) + " " + text(newest) + " " + page;
  }

  private static Instant instant(String text) {
    return text.equals("-") ? Instant.MIN : Instant.parse(text);
  }

  private static String text(Instant instant) {
    return instant.equals(Instant.MIN) ? "-" : instant.toString();
  }
}
