package org.imprimatur.channels;

import java.time.Duration;

/** Nothing was done and nothing learned; the same may be tried again later. */
public class PlatformUnavailable extends RuntimeException {
  private final transient Duration retryAfter;

  public PlatformUnavailable(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
