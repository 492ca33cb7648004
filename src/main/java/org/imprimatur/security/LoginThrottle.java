package org.imprimatur.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down where the guesses come from: ten wrong passwords per account and address, a
 * hundred per address, in a quarter of an hour. The same account signed in from elsewhere is not
 * held up. Each node counts for itself.
 */
@Component
class LoginThrottle {

  static final int PER_ACCOUNT = 10;
  static final int PER_ADDRESS = 100;

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int REMEMBERED = 50_000;

  private record Source(String address, String account) {}

  private final Clock clock;
  private final Map<Source, Deque<Instant>> failures =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Deque<Instant>> eldest) {
          return size() > REMEMBERED;
        }
      };

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean allows(String address, String account) {
    return recent(new Source(address, account)) < PER_ACCOUNT
        && recent(new Source(address, null)) < PER_ADDRESS;
  }

  synchronized void failed(String address, String account) {
    remember(new Source(address, account));
    remember(new Source(address, null));
  }

  synchronized void succeeded(String address, String account) {
    failures.remove(new Source(address, account));
  }

  private void remember(Source source) {
    failures.computeIfAbsent(source, s -> new ArrayDeque<>()).addLast(clock.instant());
  }

  private int recent(Source source) {
    var times = failures.get(source);
    if (times == null) {
      return 0;
    }
    var since = clock.instant().minus(WINDOW);
    while (!times.isEmpty() && times.peekFirst().isBefore(since)) {
      times.removeFirst();
    }
    return times.size();
  }
}
