package org.imprimatur.web;

import java.util.regex.Pattern;

/**
 * Characters that change what a reader sees without being seen: direction overrides and control
 * characters. They are shown by their number, because what somebody approves must be what they
 * read.
 */
final class HiddenCharacters {
  // Joiners and the plain direction marks are left alone: emoji and right-to-left scripts need
  // them.
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\uFFF9-\\uFFFB]");

  private HiddenCharacters() {}

  static boolean in(String text) {
    return HIDDEN.matcher(text).find();
  }

  static String shown(String text) {
    return HIDDEN
        .matcher(text)
        .replaceAll(found -> String.format("‹U+%04X›", (int) found.group().charAt(0)));
  }
}
