package org.imprimatur.channels;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Tells failures before the request was written, which prove that nothing was sent, from all
 * others.
 */
final class NetworkFailure {
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

  private NetworkFailure() {}

  static Answer classify(String platform, ResourceAccessException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var unsent = unsent(cause);
      if (unsent != null) {
        return new Answer.NotSent(0, platform + " " + unsent + "; nothing was sent.", TRY_AGAIN);
      }
    }
    return new Answer.Unclear(0, platform + " " + broken(failure.getCause()) + ".");
  }

  private static String unsent(Throwable cause) {
    // The JDK reports a name that does not resolve as a failed connect; a time-out while connecting
    // has its own type.
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException) {
      return "cannot be reached";
    }
    if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
      return "cannot be reached safely (its certificate or encryption is not accepted)";
    }
    return null;
  }

  private static String broken(Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return "did not answer in time";
    }
    return cause instanceof IOException
        ? "broke the connection off before answering"
        : "gave no answer";
  }
}
