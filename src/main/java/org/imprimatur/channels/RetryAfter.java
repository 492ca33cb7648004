package org.imprimatur.channels;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** How long a platform wants to be left alone, in any of the ways they say it. */
final class RetryAfter {
  private static final Duration UNSAID = Duration.ofMinutes(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final List<String> RESETS = List.of("RateLimit-Reset", "X-RateLimit-Reset");

  private RetryAfter() {}

  static Duration of(HttpHeaders headers) {
    var wait = said(headers);
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Duration said(HttpHeaders headers) {
    try {
      // Measured from the server's own clock, so that ours does not matter.
      var now = headers.getDate() > 0 ? Instant.ofEpochMilli(headers.getDate()) : Instant.now();
      var after = headers.getFirst(HttpHeaders.RETRY_AFTER);
      if (after != null) {
        return digits(after)
            ? Duration.ofSeconds(Long.parseLong(after))
            : Duration.between(
                now, ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME));
      }
      for (var name : RESETS) {
        var reset = headers.getFirst(name);
        if (reset != null) {
          return Duration.between(
              now,
              digits(reset) ? Instant.ofEpochSecond(Long.parseLong(reset)) : Instant.parse(reset));
        }
      }
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      return UNSAID;
    }
    return UNSAID;
  }

  private static boolean digits(String text) {
    return text.matches("\\d{1,12}");
  }
}
