package org.imprimatur.channels.mastodon;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Text as Mastodon counts it, and as it comes back: HTML that every server formats its own way. */
final class StatusText {
  private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?')\\]}]");
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\w/@])@(\\w(?:[\\w.-]*\\w)?)@[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9](?::\\d+)?");
  private static final Pattern LINE_END =
      Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li|blockquote|h\\d|pre)>");
  // Only what looks like a tag: some servers do not escape a written '<'.
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private StatusText() {}

  /** Code points, where a URL weighs what the server says and a mention elsewhere only its name. */
  static int length(String text, int urlLength) {
    var named = MENTION.matcher(text).replaceAll("@$1");
    var urls = URL.matcher(named).results().toList();
    var length = named.codePointCount(0, named.length());
    if (urlLength > 0) {
      for (var url : urls) {
        length += urlLength - url.group().codePointCount(0, url.group().length());
      }
    }
    return length;
  }

  /** A status' HTML as the text a reader sees. */
  static String plain(String html) {
    var lines = LINE_END.matcher(html).replaceAll("\n");
    return HtmlUtils.htmlUnescape(TAG.matcher(lines).replaceAll("")).strip();
  }

  /**
   * What survives every server's formatting: letters and digits. Markdown signs, emoticons, spacing
   * and the hosts of mentions differ; a text of nothing else is compared by its visible characters.
   */
  static String essence(String text) {
    var named = MENTION.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("@$1");
    var essence = NO_LETTER_OR_DIGIT.matcher(named).replaceAll("").toLowerCase(Locale.ROOT);
    return essence.isEmpty() ? named.replaceAll("\\s+", "") : essence;
  }
}
