package org.imprimatur.publishing;

import static org.imprimatur.SandboxPlatform.Behaviour.ACCEPT_THEN_500;
import static org.imprimatur.SandboxPlatform.Behaviour.ACCEPT_THEN_RESET;
import static org.imprimatur.SandboxPlatform.Behaviour.ACCEPT_THEN_SILENCE;
import static org.imprimatur.SandboxPlatform.Behaviour.LATE_ACCEPT;
import static org.imprimatur.SandboxPlatform.Behaviour.OK;
import static org.imprimatur.SandboxPlatform.Behaviour.PLAIN_500;
import static org.imprimatur.SandboxPlatform.Behaviour.RATE_LIMIT;
import static org.imprimatur.SandboxPlatform.Behaviour.RESET_BEFORE_ACCEPT;
import static org.imprimatur.SandboxPlatform.Behaviour.SILENCE;
import static org.imprimatur.SandboxPlatform.Behaviour.SLOW_OK;

import java.time.Duration;
import org.imprimatur.MovableClock;
import org.imprimatur.SandboxPlatform;

/** What the platform does with the first call; every later one succeeds. */
enum PlatformBehaviour {
  B1_OK(OK, 0),
  B2_SLOW(SLOW_OK, 14),
  B3_ACCEPTED_THEN_RESET(ACCEPT_THEN_RESET, 0),
  B4_RESET_BEFORE_ACCEPT(RESET_BEFORE_ACCEPT, 0),
  B5_ACCEPTED_THEN_SILENCE(ACCEPT_THEN_SILENCE, 15),
  B6_SILENCE(SILENCE, 15),
  B7_ACCEPTED_THEN_500(ACCEPT_THEN_500, 0),
  B8_PLAIN_500(PLAIN_500, 0),
  B9_RATE_LIMIT(RATE_LIMIT, 0),
  B10_LATE_ACCEPT(LATE_ACCEPT, 0),
  B11_LISTED_LATE(ACCEPT_THEN_RESET, 0);

  /**
   * Late enough to hurt whoever looks at once, early enough for the settle time: the call may take
   * 20 s, settling 60.
   */
  static final Duration LATE = Duration.ofSeconds(62);

  /** A list that lags a little beyond the settle time: the reason for a second look. */
  static final Duration LAG = Duration.ofSeconds(100);

  private final SandboxPlatform.Behaviour first;
  private final int seconds;

  PlatformBehaviour(SandboxPlatform.Behaviour first, int seconds) {
    this.first = first;
    this.seconds = seconds;
  }

  void of(SandboxPlatform sandbox, MovableClock clock) {
    sandbox.next(first);
    sandbox.lateBy(LATE);
    if (this == B11_LISTED_LATE) {
      sandbox.lag(LAG);
      sandbox.failingLookup(2);
    }
    sandbox.beforeAccept(
        () -> {
          sandbox.beforeAccept(() -> {});
          clock.advance(Duration.ofSeconds(seconds));
        });
  }
}
