package org.imprimatur.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.Payload.Picture;

/** Everything that a reader would notice between two versions; empty if it is nothing. */
public record Difference(List<Change> changes) {

  public static final Difference NONE = new Difference(List.of());

  /** Which words two texts have in common. */
  public static List<Segment> ofWords(String before, String after) {
    return WordDifference.between(before, after);
  }

  /** What has changed. */
  public enum Part {
    CHANNEL_ADDED,
    CHANNEL_REMOVED,
    ACCOUNT,
    TEXT,
    HASHTAGS,
    LANGUAGE,
    PICTURE_ADDED,
    PICTURE_REMOVED,
    PICTURE_REPLACED,
    PICTURE_MOVED,
    DESCRIPTION,
    FIRST_COMMENT
  }

  /** Whether a stretch of text stayed, went or came. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** A stretch of text that stayed, went or came. */
  public record Segment(Kind kind, String text) {
    private static final Pattern NEVER_SEEN =
        Pattern.compile(
            "[\\p{Cf}\\p{Cc}\\u00A0\\u2000-\\u200A\\u2028\\u2029\\u202F\\u3000&&[^\\n\\u200C\\u200D]]");
    private static final Pattern SOMETHING_SEEN =
        Pattern.compile("[^\\p{Cf}\\p{Cc}\\p{Z}\\p{Mn}\\p{Me}]");

    /** As it is shown: a change that could not be seen is spelled out. */
    public String shown() {
      if (kind == Kind.SAME) return text;
      var spelled = NEVER_SEEN.matcher(text).replaceAll(found -> number(found.group()));
      if (SOMETHING_SEEN.matcher(text).find()) return spelled;
      return text.codePoints()
          .mapToObj(
              c ->
                  switch (c) {
                    case ' ' -> "␣";
                    case '\n' -> "↵\n";
                    default -> number(Character.toString(c));
                  })
          .collect(Collectors.joining());
    }

    private static String number(String character) {
      return "‹U+%04X›".formatted(character.codePointAt(0));
    }
  }

  /**
   * One thing that changed, in the same way on some channels.
   *
   * @param from the picture's place before, counted from 1, or 0
   * @param to its place now, or 0
   * @param segments the text concerned, or none
   * @param before the picture concerned as it was, or null
   * @param after as it is now, or null
   */
  public record Change(
      Part part,
      int from,
      int to,
      List<Segment> segments,
      Picture before,
      Picture after,
      List<UUID> channels) {

    static Change of(Part part, int from, int to, Picture before, Picture after) {
      return new Change(part, from, to, List.of(), before, after, List.of());
    }

    private static Change of(Part part, List<Segment> segments) {
      return new Change(part, 0, 0, segments, null, null, List.of());
    }

    private Change on(List<UUID> channels) {
      return new Change(part, from, to, segments, before, after, List.copyOf(channels));
    }

    /** In words: {@code Picture 1 is now picture 3}. */
    public String what() {
      return switch (part) {
        case CHANNEL_ADDED -> "Goes to one more channel";
        case CHANNEL_REMOVED -> "No longer goes to this channel";
        case ACCOUNT -> "Account";
        case TEXT -> "Text";
        case HASHTAGS -> "Hashtags";
        case LANGUAGE -> "Language";
        case PICTURE_ADDED -> "Picture %d is new".formatted(to);
        case PICTURE_REMOVED -> "Picture %d is gone".formatted(from);
        case PICTURE_REPLACED -> "Picture %d is another one".formatted(to);
        case PICTURE_MOVED -> "Picture %d is now picture %d".formatted(from, to);
        case DESCRIPTION -> "Description of picture %d".formatted(to);
        case FIRST_COMMENT -> "First comment";
      };
    }
  }

  /** What a reader notices between two versions of a piece. */
  static Difference between(PieceVersion before, PieceVersion after) {
    return before.digest().equals(after.digest())
        ? NONE
        : between(before.payloads(), after.payloads());
  }

  static Difference between(List<Payload> before, List<Payload> after) {
    var was = byChannel(before);
    var is = byChannel(after);
    var found = new LinkedHashMap<Change, List<UUID>>();
    after.stream()
        .filter(payload -> !was.containsKey(payload.channel()))
        .forEach(payload -> note(found, Change.of(Part.CHANNEL_ADDED, List.of()), payload));
    before.stream()
        .filter(payload -> !is.containsKey(payload.channel()))
        .forEach(payload -> note(found, Change.of(Part.CHANNEL_REMOVED, List.of()), payload));
    for (var payload : after) {
      var former = was.get(payload.channel());
      if (former != null && !former.equals(payload))
        changes(former, payload).forEach(change -> note(found, change, payload));
    }
    return new Difference(
        found.entrySet().stream().map(entry -> entry.getKey().on(entry.getValue())).toList());
  }

  private static Map<UUID, Payload> byChannel(List<Payload> payloads) {
    return payloads.stream().collect(Collectors.toMap(Payload::channel, Function.identity()));
  }

  private static void note(Map<Change, List<UUID>> found, Change change, Payload payload) {
    found.computeIfAbsent(change, c -> new ArrayList<>()).add(payload.channel());
  }

  private static List<Change> changes(Payload was, Payload is) {
    var changes = new ArrayList<Change>();
    words(Part.ACCOUNT, was.account(), is.account(), changes);
    words(Part.TEXT, copy(was), copy(is), changes);
    if (!was.hashtags().equals(is.hashtags()))
      changes.add(Change.of(Part.HASHTAGS, WordDifference.between(hashtags(was), hashtags(is))));
    words(Part.LANGUAGE, was.language(), is.language(), changes);
    changes.addAll(PictureDifference.between(was.media(), is.media()));
    words(Part.FIRST_COMMENT, was.firstComment(), is.firstComment(), changes);
    return changes;
  }

  private static void words(Part part, String was, String is, List<Change> changes) {
    if (!was.equals(is)) changes.add(Change.of(part, WordDifference.between(was, is)));
  }

  private static List<String> hashtags(Payload payload) {
    return payload.hashtags().stream().map(tag -> "#" + tag).toList();
  }

  /** The text without the line of hashtags below it. */
  private static String copy(Payload payload) {
    var line = "\n\n" + String.join(" ", hashtags(payload));
    var hasLine = !payload.hashtags().isEmpty() && payload.text().endsWith(line);
    return hasLine
        ? payload.text().substring(0, payload.text().length() - line.length())
        : payload.text();
  }
}
