package org.imprimatur.channels;

import java.time.Duration;
import java.util.Optional;

/** A social network that accounts can be connected on; one bean per platform. */
public interface Platform {

  /** Stable short name, as stored with each channel: {@code mastodon}. */
  String key();

  /** Name as people write it: {@code Mastodon}. */
  String name();

  /**
   * Asks the server what this account can do. Reads only.
   *
   * @throws ChannelUnauthorized if the credentials are not accepted
   * @throws PlatformUnavailable if the server cannot be read
   */
  Capabilities connect(Account account);

  /**
   * The length of a text as this platform counts it, in the unit of {@link Capabilities#maxLength}.
   */
  int length(String text, Capabilities capabilities);

  /**
   * How long after a message of this kind its author may be answered; empty where there is no such
   * limit.
   */
  default Optional<Duration> replyWindow(PlatformEvent.Kind kind) {
    return Optional.empty();
  }
}
