package org.imprimatur.certificates.web;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/**
 * A text as the print's font can show it: signs it has no picture of by their names, words of a
 * script it cannot set as that. Nothing is shown as something else.
 */
@Component
class PrintableText {
  private final CmapLookup font;

  PrintableText() {
    try (var bytes = PrintedPage.font("DejaVuSans.ttf");
        var parsed = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
      this.font = parsed.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException("The font cannot be read", e);
    }
  }

  String of(String text) {
    var shown = new StringBuilder();
    var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    characters.setText(text);
    var script = "";
    for (int from = characters.first(), to = characters.next();
        to != BreakIterator.DONE;
        from = to, to = characters.next()) {
      var character = text.substring(from, to);
      if (character.codePoints().allMatch(this::isPrintable)) {
        shown.append(character);
        if (!character.isBlank()) script = "";
        continue;
      }
      var first = character.codePointAt(0);
      if (!Character.isLetter(first)) {
        shown.append('[').append(name(character)).append(']');
        script = "";
      } else if (!script.equals(script(first))) {
        script = script(first);
        shown.append("[words in ").append(script).append(" script: see the page]");
      }
    }
    return shown.toString();
  }

  private boolean isPrintable(int c) {
    if (c == '\n' || c == '\r' || c == '\t') return true;
    return switch (Character.getDirectionality(c)) {
      // Set from left to right they would read as something else.
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          false;
      default -> font.getGlyphId(c) != 0;
    };
  }

  private static String script(int letter) {
    return UScript.getName(UScript.getScript(letter)).replace('_', ' ');
  }

  /** {@code 👨‍👩‍👧} as "man, woman, girl". */
  private static String name(String character) {
    var names = new StringBuilder();
    character
        .codePoints()
        .filter(c -> c != 0x200D && c != 0xFE0F && c != 0xFE0E)
        .forEach(
            c ->
                names
                    .append(names.isEmpty() ? "" : ", ")
                    .append(UCharacter.getExtendedName(c).toLowerCase(Locale.ROOT)));
    return names.toString();
  }
}
