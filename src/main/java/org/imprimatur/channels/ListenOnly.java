package org.imprimatur.channels;

import java.time.Duration;
import java.util.Set;

/** What an account can do on a platform that we hear from and do not write to yet. */
public final class ListenOnly {
  private ListenOnly() {}

  public static Capabilities capabilities() {
    return new Capabilities(
        0, 0, 0, 0, 0, Set.of(), 0, Capabilities.Resend.NEVER, Duration.ZERO, Duration.ZERO);
  }
}
