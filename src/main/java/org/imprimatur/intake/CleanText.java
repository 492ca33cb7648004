package org.imprimatur.intake;

import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.RemoteAuthor;

/**
 * Text from outside made such that it can be kept and shown: whole characters that can be seen, and
 * not without end.
 */
final class CleanText {
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_ID = 1_000;

  private CleanText() {}

  static PlatformEvent of(PlatformEvent event, java.time.Instant heard) {
    var author = event.author();
    return new PlatformEvent(
        id(event.key()),
        event.kind(),
        event.change(),
        id(event.remoteId()),
        id(event.thread()),
        id(event.parent()),
        id(event.reference()),
        author == null
            ? new RemoteAuthor("untold", "", "", "")
            : new RemoteAuthor(
                id(author.id()),
                clean(author.handle(), LONGEST_NAME),
                clean(author.name(), LONGEST_NAME),
                url(author.url())),
        clean(event.text(), LONGEST_TEXT),
        id(event.language()),
        url(event.url()),
        event.at() == null ? heard : event.at());
  }

  /** A link that people will be offered leads to a web page and nowhere else. */
  private static String url(String url) {
    var clean = clean(url, LONGEST_ID);
    return clean.matches("(?i)https?://\\S+|/\\S*") ? clean : "";
  }

  private static String id(String text) {
    return clean(text, LONGEST_ID);
  }

  private static String clean(String text, int longest) {
    if (text == null) return "";
    var clean = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .filter(c -> !isUnseen(c))
        .limit(longest)
        .map(
            c ->
                c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                    ? '\uFFFD'
                    : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /**
   * What no screen shows and what makes another text of it than was written: control characters but
   * line ends and tabs, characters that turn the direction of what follows, blanks without width.
   * Joiners stay, because emoji and several scripts are made of them.
   */
  private static boolean isUnseen(int c) {
    return Character.isISOControl(c) && c != 0 && c != '\n' && c != '\r' && c != '\t'
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0x200B
        || c == 0x2060
        || c == 0xFEFF;
  }
}
