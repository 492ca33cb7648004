package org.imprimatur.channels;

import java.time.Duration;

/** The outcome of the one irreversible call. */
public sealed interface SendResult {

  /** The platform answered with the post. */
  record Confirmed(RemotePost post) implements SendResult {}

  /**
   * Provably not sent: no connection, refused before processing, rate limit. Repeat after {@code
   * retryAfter}.
   */
  record NotSent(String reason, Duration retryAfter) implements SendResult {}

  /**
   * The platform refused the content (or this account) and will again; a person has to change
   * something.
   */
  record Rejected(String code, String message) implements SendResult {}

  /**
   * Provably not sent, because the login is not accepted: somebody has to connect the account again
   * first.
   */
  record Unauthorized(String reason) implements SendResult {}

  /** Nobody knows: time-out, reset, 5xx, unreadable answer. Never repeated blindly. */
  record Unknown(String detail) implements SendResult {}
}
