package org.imprimatur.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.interactions.Accountable;
import org.imprimatur.interactions.Mood;
import org.imprimatur.interactions.Priority;
import org.imprimatur.interactions.Sentiment;

/** How the pages call what is about an interaction. */
final class InboxWords {
  private InboxWords() {}

  static String kind(Kind kind) {
    return words(kind.name());
  }

  /** {@code communityManagers} as "community managers"; a login as it is. */
  static String called(Accountable accountable) {
    return accountable.person() ? accountable.name() : group(accountable.name());
  }

  static String group(String group) {
    return group.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  static List<InboxView.Mark> marks(
      Priority priority, Mood mood, boolean sensitive, boolean vip, int breaches) {
    var marks = new ArrayList<InboxView.Mark>();
    if (priority == Priority.URGENT) marks.add(new InboxView.Mark("urgent", Tone.BAD));
    if (priority == Priority.HIGH) marks.add(new InboxView.Mark("high priority", Tone.WAITING));
    if (sensitive) marks.add(new InboxView.Mark("sensitive", Tone.BAD));
    if (vip) marks.add(new InboxView.Mark("VIP", Tone.WAITING));
    if (mood.sentiment() == Sentiment.NEGATIVE) marks.add(mood(mood, Tone.WAITING));
    if (mood.sentiment() == Sentiment.POSITIVE) marks.add(mood(mood, Tone.GOOD));
    if (breaches > 0)
      marks.add(
          new InboxView.Mark(
              breaches == 1 ? "handed on once" : "handed on " + breaches + " times", Tone.BAD));
    return marks;
  }

  private static InboxView.Mark mood(Mood mood, Tone tone) {
    return new InboxView.Mark(mood(mood), tone);
  }

  static String mood(Mood mood) {
    if (mood.confidence() == 0) return "not recognised";
    return "%s, %d\u00a0%% sure"
        .formatted(mood.sentiment().name().toLowerCase(Locale.ROOT), mood.confidence());
  }

  /** {@code DIRECT_MESSAGE} as "Direct message". */
  static String words(String constant) {
    var words = constant.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
