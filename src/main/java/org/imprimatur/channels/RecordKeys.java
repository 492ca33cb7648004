package org.imprimatur.channels;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Makes record keys in atproto's TID form: 13 sortable characters for the microsecond and the clock
 * that made them.
 */
@Component
public class RecordKeys {
  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";

  private final Clock clock;
  private final int clockId;
  private final AtomicLong last = new AtomicLong();

  public RecordKeys() {
    // Two nodes may ask in the same microsecond; their clock ids keep them apart.
    this(Clock.systemUTC(), new SecureRandom().nextInt(1024));
  }

  RecordKeys(Clock clock, int clockId) {
    this.clock = clock;
    this.clockId = clockId;
  }

  /** A key that this application has not given out before; later ones sort after earlier ones. */
  public String next() {
    var now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    return encode(last.updateAndGet(before -> Math.max(before + 1, now)), clockId);
  }

  private static String encode(long micros, int clockId) {
    var rest = micros << 10 | clockId;
    var key = new char[13];
    for (int i = key.length - 1; i >= 0; i--) {
      key[i] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(key);
  }
}
