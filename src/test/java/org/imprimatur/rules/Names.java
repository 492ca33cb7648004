package org.imprimatur.rules;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How words become names. */
final class Names {
  private Names() {}

  /** "Back-off elapsed" and "back-off-elapsed" are BackOffElapsed. */
  static String pascal(String label) {
    return Arrays.stream(label.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .map(Names::upper)
        .collect(Collectors.joining());
  }

  static String upper(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  static String lower(String word) {
    return Character.toLowerCase(word.charAt(0)) + word.substring(1);
  }

  /** ReviewPiece is review-piece. */
  static String kebab(String pascal) {
    return words(pascal).stream().map(Names::lower).collect(Collectors.joining("-"));
  }

  static List<String> words(String pascal) {
    return List.of(pascal.split("(?=\\p{Lu})"));
  }

  /** An id's name without its prefix. */
  static String rest(String id) {
    return id.substring(id.indexOf('_') + 1);
  }

  /**
   * Whether an id says the label, whole or with words left out: "Approve piece as client",
   * ApprovePiece.
   */
  static boolean says(String pascal, String label) {
    var left = words(pascal).iterator();
    var wanted = left.next();
    for (var word : words(pascal(label))) {
      if (!word.equals(wanted)) continue;
      if (!left.hasNext()) return true;
      wanted = left.next();
    }
    return false;
  }
}
