package org.imprimatur.interactions;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {name}} and the like in an answer that was written beforehand. */
public final class Placeholders {
  /** What is filled by us, and what it stands for. */
  public static final Map<String, String> KNOWN =
      Map.of(
          "name", "what the author calls themselves",
          "handle", "the author's handle, without @",
          "client", "the client's name");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([\\p{L}][\\p{L}\\p{N} _-]{0,39})}");

  private Placeholders() {}

  /** The text with those that have a value filled; the others stay as they are. */
  static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              var value = values.getOrDefault(found.group(1), "");
              return Matcher.quoteReplacement(value.isBlank() ? found.group() : value);
            });
  }

  /** Those that are in the text, each once. */
  static List<String> in(String text) {
    var names = new TreeSet<String>();
    PLACEHOLDER.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return List.copyOf(names);
  }
}
