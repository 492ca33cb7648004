package org.imprimatur.channels;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What became of one call to a platform, in the same five ways for all of them. */
public sealed interface Answer {

  /** The HTTP status, or 0 where none arrived. */
  int status();

  /** The platform did it and answered readably. */
  record Ok(int status, JsonNode body) implements Answer {}

  /** Provably not processed: no connection, or turned away for the rate. */
  record NotSent(int status, String reason, Duration retryAfter) implements Answer {}

  /** Not processed, because the login is not accepted; the code is the platform's own or "". */
  record Unauthorized(int status, String code, String reason) implements Answer {}

  /** Refused for a reason the platform names. */
  record Refused(int status, String code, String message) implements Answer {}

  /** Everything else: it may or may not have been processed. */
  record Unclear(int status, String detail) implements Answer {}

  /** The way for calls that may be repeated: the answer, or the exception that says what to do. */
  default Ok orThrow() {
    if (this instanceof Ok ok) {
      return ok;
    }
    if (this instanceof NotSent unsent) {
      throw new PlatformUnavailable(unsent.reason(), unsent.retryAfter());
    }
    if (this instanceof Unauthorized unauthorized) {
      throw new ChannelUnauthorized(unauthorized.reason());
    }
    if (this instanceof Refused refused) {
      throw new PostRejected(refused.code(), refused.message());
    }
    throw new PlatformUnavailable(((Unclear) this).detail(), Duration.ofMinutes(1));
  }

  /**
   * The way for the one call that may not be repeated; an answer without a post in it proves
   * nothing.
   */
  default SendResult toSendResult(Function<JsonNode, Optional<RemotePost>> post) {
    if (this instanceof Ok ok) {
      return post.apply(ok.body())
          .<SendResult>map(SendResult.Confirmed::new)
          .orElseGet(() -> new SendResult.Unknown("The answer (" + status() + ") names no post."));
    }
    if (this instanceof NotSent unsent) {
      return new SendResult.NotSent(unsent.reason(), unsent.retryAfter());
    }
    if (this instanceof Unauthorized unauthorized) {
      return new SendResult.Unauthorized(unauthorized.reason());
    }
    if (this instanceof Refused refused) {
      return new SendResult.Rejected(refused.code(), refused.message());
    }
    return new SendResult.Unknown(((Unclear) this).detail());
  }
}
