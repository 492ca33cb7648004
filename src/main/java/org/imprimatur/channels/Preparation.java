package org.imprimatur.channels;

import java.time.Duration;
import java.util.Map;

/**
 * Progress towards a sendable post.
 *
 * @param progress the adapter's own remote ids so far ({@code media.0 → 1234}); stored as it is and
 *     handed back in the delivery
 * @param state whether more calls are needed, now or after a while
 * @param askAgainAfter how long the platform wants to be left alone while it processes
 */
public record Preparation(Map<String, String> progress, State state, Duration askAgainAfter) {

  /** READY to publish, MORE steps to do at once, or WAITING for the platform's processing. */
  public enum State {
    READY,
    MORE,
    WAITING
  }

  public static Preparation ready(Map<String, String> progress) {
    return new Preparation(progress, State.READY, Duration.ZERO);
  }

  public static Preparation more(Map<String, String> progress) {
    return new Preparation(progress, State.MORE, Duration.ZERO);
  }

  public static Preparation waiting(Map<String, String> progress, Duration askAgainAfter) {
    return new Preparation(progress, State.WAITING, askAgainAfter);
  }
}
