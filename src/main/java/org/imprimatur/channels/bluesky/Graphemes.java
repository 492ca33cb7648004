package org.imprimatur.channels.bluesky;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Characters as a reader sees them, the unit of Bluesky's limits. */
final class Graphemes {
  private Graphemes() {}

  static int count(String text) {
    var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    characters.setText(text);
    var count = 0;
    while (characters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }
}
