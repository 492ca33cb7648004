package org.imprimatur.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** Platforms say in several ways how long to wait; all are measured by their own clock. */
class RetryAfterTests {

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 90, 90",
    "Retry-After, 'Sun, 22 Nov 2026 17:00:30 GMT', 30",
    "RateLimit-Reset, 1795366845, 45",
    "X-RateLimit-Reset, 2026-11-22T17:05:00.000Z, 300",
    "Retry-After, 0, 1",
    "Retry-After, 999999999, 86400",
    "Retry-After, -5, 60",
    "Retry-After, soon, 60",
    "X-Other, 5, 60"
  })
  void waitsAsLongAsThePlatformSays(String name, String value, long seconds) {
    var headers = new HttpHeaders();
    headers.set("Date", "Sun, 22 Nov 2026 17:00:00 GMT");
    headers.set(name, value);
    assertThat(RetryAfter.of(headers)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"yesterday-ish, 60"})
  void anUnreadableDateIsNoReasonToFail(String date, long seconds) {
    var headers = new HttpHeaders();
    headers.set("Date", date);
    assertThat(RetryAfter.of(headers)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
