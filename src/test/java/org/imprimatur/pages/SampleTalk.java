package org.imprimatur.pages;

import java.util.List;
import java.util.function.UnaryOperator;
import org.imprimatur.content.Difference.Kind;
import org.imprimatur.content.Difference.Part;
import org.imprimatur.content.Difference.Segment;
import org.imprimatur.content.Differences.Row;
import org.imprimatur.publishing.Previews;

/** What changed on the sample piece, and what was said about it. */
class SampleTalk {
  private SampleTalk() {}

  static ChangesView changes(UnaryOperator<String> t) {
    return new ChangesView(
        List.of(new Choice("2", "Version 2"), new Choice("1", "Version 1")),
        "1",
        "2",
        t.apply("Changed since you last saw it (version 1)"),
        List.of(
            new Row(
                Part.TEXT,
                t.apply("Text"),
                List.of(),
                t.apply("Acme on Mastodon, Acme on Bluesky"),
                List.of(
                    new Segment(Kind.SAME, t.apply("It is back. The winter blend: cinnamon, ")),
                    new Segment(Kind.REMOVED, t.apply("white")),
                    new Segment(Kind.ADDED, t.apply("dark")),
                    new Segment(Kind.SAME, " chocolate, a little orange.")),
                null,
                null),
            new Row(
                Part.PICTURE_REPLACED,
                "Picture 1 is another one",
                List.of(),
                "Acme on Mastodon",
                List.of(),
                new Previews.Image("/acme-beans.jpg", t.apply("Beans")),
                new Previews.Image("/acme-cup.png", t.apply("A cup")))));
  }

  static TalkView talk(UnaryOperator<String> t) {
    return new TalkView(
        true,
        true,
        List.of(new Choice("1", t.apply("Acme on Mastodon")), new Choice("2", "Acme on Bluesky")),
        List.of(
            new TalkView.Thread(
                "1",
                t.apply("Version 1, Acme on Mastodon"),
                false,
                List.of(
                    new TalkView.Line(
                        t.apply("acme"),
                        t.apply("Mon 23 Nov, 14:20"),
                        false,
                        t.apply("Could it name the opening hours?")),
                    new TalkView.Line(
                        "manager", "Mon 23 Nov, 14:40", true, "They change in December.")))));
  }
}
