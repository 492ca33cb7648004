package org.imprimatur.content;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.imprimatur.content.Difference.Kind;
import org.imprimatur.content.Difference.Segment;

/**
 * Which words two texts have in common. What a reader takes for one character is never split. Long
 * texts are compared line by line first, and where too much differs it counts as rewritten: so the
 * time it takes stays within bounds whatever the texts are.
 */
final class WordDifference {
  /** As many words, or lines, as are compared with each other at once. */
  private static final int MOST_AT_ONCE = 3_000;

  private final List<Segment> segments = new ArrayList<>();
  private final StringBuilder same = new StringBuilder();
  private final StringBuilder removed = new StringBuilder();
  private final StringBuilder added = new StringBuilder();

  /** A blank between two changes, which becomes part of both: "a small" instead of "a" "small". */
  private final StringBuilder blank = new StringBuilder();

  private WordDifference() {}

  /** Removed and same segments are the text before, added and same ones the text after. */
  static List<Segment> between(String before, String after) {
    var difference = new WordDifference();
    var was = words(before);
    var is = words(after);
    if (was.size() + is.size() <= MOST_AT_ONCE) difference.align(was, is, difference::change);
    else difference.align(lines(before), lines(after), difference::rewritten);
    return difference.finished();
  }

  /** For entries that stand for themselves, such as hashtags. */
  static List<Segment> between(List<String> before, List<String> after) {
    var difference = new WordDifference();
    difference.align(spaced(before), spaced(after), difference::change);
    return difference.finished();
  }

  private static List<String> spaced(List<String> entries) {
    return entries.stream().map(entry -> entry + " ").toList();
  }

  private void align(List<String> was, List<String> is, BiConsumer<String, String> whereItDiffers) {
    var shorter = Math.min(was.size(), is.size());
    var start = 0;
    while (start < shorter && was.get(start).equals(is.get(start))) start++;
    var end = 0;
    while (end < shorter - start
        && was.get(was.size() - 1 - end).equals(is.get(is.size() - 1 - end))) end++;
    keep(text(was, 0, start));
    middle(
        was.subList(start, was.size() - end), is.subList(start, is.size() - end), whereItDiffers);
    keep(text(was, was.size() - end, was.size()));
  }

  private void middle(
      List<String> was, List<String> is, BiConsumer<String, String> whereItDiffers) {
    if (was.isEmpty() || is.isEmpty() || was.size() + is.size() > MOST_AT_ONCE) {
      whereItDiffers.accept(text(was, 0, was.size()), text(is, 0, is.size()));
      return;
    }
    var algorithm = MyersDiffWithLinearSpace.factory().<String>create();
    var at = 0;
    var gone = "";
    var come = "";
    for (var delta : DiffUtils.diff(was, is, algorithm).getDeltas()) {
      var source = delta.getSource();
      // Going and coming at one place are told one after the other, but are one change.
      if (source.getPosition() > at) {
        if (!gone.isEmpty() || !come.isEmpty()) whereItDiffers.accept(gone, come);
        keep(text(was, at, source.getPosition()));
        gone = "";
        come = "";
      }
      gone += String.join("", source.getLines());
      come += String.join("", delta.getTarget().getLines());
      at = source.getPosition() + source.size();
    }
    whereItDiffers.accept(gone, come);
    keep(text(was, at, was.size()));
  }

  private static String text(List<String> tokens, int from, int to) {
    return String.join("", tokens.subList(from, to));
  }

  private void rewritten(String was, String is) {
    align(words(was), words(is), this::change);
  }

  private void change(String was, String is) {
    flushSame();
    removed.append(blank).append(was);
    added.append(blank).append(is);
    blank.setLength(0);
  }

  private void keep(String text) {
    if (text.isEmpty()) return;
    var changing = removed.length() + added.length() > 0;
    if (changing && text.isBlank() && text.indexOf('\n') < 0) {
      blank.append(text);
      return;
    }
    flushChange();
    same.append(text);
  }

  private void flushChange() {
    shareBlank(removed, added);
    shareBlank(added, removed);
    flush(Kind.REMOVED, removed);
    flush(Kind.ADDED, added);
    same.append(blank);
    blank.setLength(0);
  }

  /** Where a blank became a blank and some words, the blank stayed. */
  private void shareBlank(StringBuilder one, StringBuilder other) {
    var text = one.toString();
    var rest = other.toString();
    if (text.isEmpty() || !text.isBlank() || !rest.startsWith(text)) return;
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(rest);
    if (!characters.isBoundary(text.length())) return;
    var last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    if (last != null && last.kind() == Kind.SAME)
      segments.set(segments.size() - 1, new Segment(Kind.SAME, last.text() + text));
    else segments.add(new Segment(Kind.SAME, text));
    one.setLength(0);
    other.delete(0, text.length());
  }

  private void flushSame() {
    flush(Kind.SAME, same);
  }

  private void flush(Kind kind, StringBuilder text) {
    if (text.length() > 0) segments.add(new Segment(kind, text.toString()));
    text.setLength(0);
  }

  private List<Segment> finished() {
    flushChange();
    flushSame();
    return List.copyOf(segments);
  }

  private static List<String> words(String text) {
    return split(text, BreakIterator.getWordInstance(Locale.ROOT));
  }

  private static List<String> lines(String text) {
    return List.of(text.split("(?<=\n)"));
  }

  private static List<String> split(String text, BreakIterator breaks) {
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    characters.setText(text);
    var parts = new ArrayList<String>();
    var start = 0;
    for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      // Here and there the end of a word is none of a character, as after an Arabic number sign.
      if (!characters.isBoundary(end)) continue;
      parts.add(text.substring(start, end));
      start = end;
    }
    return parts;
  }
}
