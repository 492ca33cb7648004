package org.imprimatur.assets;

import java.text.Normalizer;
import java.util.Map;

/**
 * A file's name made harmless: no path, nothing invisible, and the extension its content deserves.
 */
final class FileName {
  private static final int MAX_STEM = 100;
  private static final Map<String, String> EXTENSIONS =
      Map.of("image/jpeg", ".jpg", "image/png", ".png", "image/gif", ".gif", "image/webp", ".webp");

  private FileName() {}

  static String clean(String name, String mediaType) {
    var last =
        name == null
            ? ""
            : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var visible = new StringBuilder();
    Normalizer.normalize(last, Normalizer.Form.NFC)
        .codePoints()
        .filter(FileName::isVisible)
        .forEach(visible::appendCodePoint);
    var stem =
        visible
            .toString()
            .replaceAll("[<>:\"|?*;%]", "_")
            .replaceAll("\\s+", " ")
            .replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
            .replaceAll("^[. ]+|[. ]+$", "");
    var end = stem.offsetByCodePoints(0, Math.min(MAX_STEM, stem.codePointCount(0, stem.length())));
    return (stem.isEmpty() ? "picture" : stem.substring(0, end)) + EXTENSIONS.get(mediaType);
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      // FORMAT holds the bidi overrides and the zero-width characters.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
