package org.imprimatur.channels.practice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A post's text cut into pieces, so that the page can link some of them and escape all of them. */
record PostText(List<Piece> pieces) {
  private static final Pattern LINKED =
      Pattern.compile(
          "(?<url>https?://[\\p{L}\\p{N}][^\\s\\p{C}<>\"]*)"
              + "|(?<![\\p{L}\\p{M}\\p{N}_&/#])#(?<tag>[\\p{L}\\p{M}\\p{N}_]{1,100})"
              + "|(?<![\\p{L}\\p{M}\\p{N}_./@])@(?<handle>[A-Za-z0-9_][A-Za-z0-9_.]{0,59})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]'»”]+$");

  /**
   * A stretch of text.
   *
   * @param href where it leads, or "" for plain text
   * @param outside whether that is another site
   */
  record Piece(String text, String href, boolean outside) {}

  static PostText of(String text) {
    var pieces = new ArrayList<Piece>();
    int end = 0;
    var found = LINKED.matcher(text);
    while (found.find(end)) {
      var shown = TRAILING.matcher(found.group()).replaceAll("");
      plain(pieces, text.substring(end, found.start()));
      pieces.add(linked(shown, found.group("url") != null, found.group("tag") != null));
      end = found.start() + shown.length();
    }
    plain(pieces, text.substring(end));
    return new PostText(pieces);
  }

  private static Piece linked(String shown, boolean url, boolean tag) {
    if (url) {
      return new Piece(shown, shown, true);
    }
    var name = URLEncoder.encode(shown.substring(1), StandardCharsets.UTF_8);
    return new Piece(shown, "/practice?" + (tag ? "tag=" : "account=") + name, false);
  }

  private static void plain(List<Piece> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, "", false));
    }
  }
}
