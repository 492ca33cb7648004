package org.imprimatur.channels.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds links, tags and mentions in a text; without facets Bluesky shows them as plain words. */
final class Facets {
  private static final String AT_A_START = "(?<![^\\s\\p{Ps}\\p{Pi}\"'])";
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
  private static final Pattern MENTION =
      Pattern.compile(
          AT_A_START
              + "@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)");
  private static final Pattern TAG = Pattern.compile(AT_A_START + "[#＃]([^\\s#＃,;\\p{Cf}]+)");
  private static final Pattern TRAILING = Pattern.compile("\\p{P}+$");
  private static final int LONGEST_TAG = 64;

  private Facets() {}

  /** The handles mentioned, in lower case, as they are to be resolved. */
  static Set<String> handles(String text) {
    var handles = new LinkedHashSet<String>();
    spans(text).stream()
        .filter(span -> span.kind == Kind.MENTION)
        .forEach(span -> handles.add(span.value));
    return handles;
  }

  /**
   * The facets of a text, placed by UTF-8 bytes.
   *
   * @param dids permanent ids by handle; a handle that has none stays plain text
   */
  static ArrayNode of(String text, Map<String, String> dids) {
    var facets = JsonNodeFactory.instance.arrayNode();
    for (var span : spans(text)) {
      var value = span.kind == Kind.MENTION ? dids.getOrDefault(span.value, "") : span.value;
      if (value.isEmpty()) {
        continue;
      }
      var facet = facets.addObject();
      facet
          .putObject("index")
          .put("byteStart", bytes(text, span.start))
          .put("byteEnd", bytes(text, span.end));
      facet
          .putArray("features")
          .addObject()
          .put("$type", "app.bsky.richtext.facet#" + span.kind.type)
          .put(span.kind.field, value);
    }
    return facets;
  }

  private static List<Span> spans(String text) {
    var spans = new ArrayList<Span>();
    LINK.matcher(text).results().forEach(found -> add(spans, link(found.group(), found.start())));
    MENTION
        .matcher(text)
        .results()
        .forEach(
            found ->
                add(
                    spans,
                    new Span(
                        Kind.MENTION,
                        found.start(),
                        found.end(),
                        found.group(1).toLowerCase(Locale.ROOT))));
    TAG.matcher(text).results().forEach(found -> add(spans, tag(found.group(1), found.start(1))));
    spans.sort((a, b) -> Integer.compare(a.start, b.start));
    return spans;
  }

  private static Span link(String found, int start) {
    var url = found;
    // A full stop or bracket after a link belongs to the sentence, unless the link opened the
    // bracket.
    while (url.matches(".*[.,;:!?'\\]}”’»]$") || url.endsWith(")") && !url.contains("(")) {
      url = url.substring(0, url.length() - 1);
    }
    return new Span(Kind.LINK, start, start + url.length(), url);
  }

  private static Span tag(String found, int start) {
    var tag = TRAILING.matcher(found).replaceFirst("");
    // Numbers are not tags ("#1"), and '#' with a variation selector is an emoji.
    var real =
        tag.codePoints().anyMatch(Character::isLetter)
            || tag.codePoints().anyMatch(c -> c > 0x1F000);
    return real && Graphemes.count(tag) <= LONGEST_TAG
        ? new Span(Kind.TAG, start - 1, start + tag.length(), tag)
        : null;
  }

  private static void add(List<Span> spans, Span span) {
    if (span != null && spans.stream().noneMatch(span::overlaps)) {
      spans.add(span);
    }
  }

  private static int bytes(String text, int end) {
    return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
  }

  private enum Kind {
    LINK("link", "uri"),
    MENTION("mention", "did"),
    TAG("tag", "tag");

    private final String type;
    private final String field;

    Kind(String type, String field) {
      this.type = type;
      this.field = field;
    }
  }

  private record Span(Kind kind, int start, int end, String value) {
    boolean overlaps(Span other) {
      return start < other.end && other.start < end;
    }
  }
}
