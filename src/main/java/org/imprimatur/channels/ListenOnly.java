package org.imprimatur.channels;

import java.time.Duration;
import java.util.Set;

/** A platform that calls us and that we do not write to yet. */
public interface ListenOnly extends WebhookSource {

  /** Nothing is asked: it tells us what it was subscribed to, and we do not call it yet. */
  @Override
  default Capabilities connect(Account account) {
    return new Capabilities(
        0, 0, 0, 0, 0, Set.of(), 0, Capabilities.Resend.NEVER, Duration.ZERO, Duration.ZERO);
  }

  @Override
  default int length(String text, Capabilities capabilities) {
    return text.codePointCount(0, text.length());
  }
}
