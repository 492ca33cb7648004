package org.imprimatur.mail;

import java.util.regex.Pattern;

/** Text of others made fit for one line: nothing in it can begin another one or turn it around. */
public final class OneLine {
  private static final int LONGEST = 500;
  private static final Pattern BREAKS =
      Pattern.compile(
          "[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

  private OneLine() {}

  public static String of(String text) {
    var line = BREAKS.matcher(text == null ? "" : text).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
