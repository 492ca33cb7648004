package org.imprimatur.channels;

import java.time.Duration;
import java.util.Set;

/**
 * What one account on one server can do, asked when it was connected and kept with the channel.
 *
 * @param maxLength longest text, in the platform's own count
 * @param maxBytes longest text in UTF-8 bytes, or 0 for no such limit
 * @param urlLength what every URL counts as, or 0 for its own length
 * @param maxImages most pictures in one post
 * @param maxImageBytes largest picture
 * @param imageTypes accepted media types
 * @param maxAltText longest description of a picture, in characters
 * @param resend what may be done by machine after an unclear call
 * @param settle how long a late acceptance may take to show
 * @param sameKeyWindow how long the server surely keeps an idempotency key; zero where it keeps
 *     none
 * @param cost what the platform charges for one post, in words such as {@code US$ 0.20}, or ""
 *     where it charges nothing
 */
public record Capabilities(
    int maxLength,
    int maxBytes,
    int urlLength,
    int maxImages,
    long maxImageBytes,
    Set<String> imageTypes,
    int maxAltText,
    Resend resend,
    Duration settle,
    Duration sameKeyWindow,
    String cost) {

  public Capabilities {
    // Channels connected before platforms charged were kept without it.
    cost = cost == null ? "" : cost;
  }

  /** Of a platform that charges nothing. */
  public Capabilities(
      int maxLength,
      int maxBytes,
      int urlLength,
      int maxImages,
      long maxImageBytes,
      Set<String> imageTypes,
      int maxAltText,
      Resend resend,
      Duration settle,
      Duration sameKeyWindow) {
    this(
        maxLength,
        maxBytes,
        urlLength,
        maxImages,
        maxImageBytes,
        imageTypes,
        maxAltText,
        resend,
        settle,
        sameKeyWindow,
        "");
  }

  /** What proves that sending again cannot double a post. */
  public enum Resend {
    /**
     * The server recognises the repeated call itself (idempotency key, client-chosen record key).
     */
    SAME_KEY,
    /** One look-up after the settle time decides. */
    AFTER_ABSENCE,
    /** Two look-ups at least a minute apart, after the settle time, must find nothing. */
    AFTER_TWO_ABSENCES,
    /** Nothing does: a person decides. */
    NEVER
  }
}
