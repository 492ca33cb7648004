package org.imprimatur.assets;

import java.util.Locale;

/** A file is not taken in; the message tells the person who sent it what to do. */
public final class AssetRefused extends RuntimeException {

  /** Why, for programs. */
  public enum Reason {
    EMPTY,
    TOO_LARGE,
    UNSUPPORTED_TYPE,
    TOO_MANY_PIXELS,
    BROKEN,
    TRAILING_DATA,
    TURNED,
    ANIMATED,
    INVALID_DETAILS
  }

  private final Reason reason;

  AssetRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The reason as the API writes it: {@code trailing-data}. */
  public String code() {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
