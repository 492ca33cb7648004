package org.imprimatur.pages;

import java.util.List;
import java.util.function.UnaryOperator;
import org.imprimatur.pages.PieceView.Actions;
import org.imprimatur.pages.PieceView.ApprovalRow;
import org.imprimatur.pages.PieceView.AskedRow;
import org.imprimatur.pages.PieceView.Attempt;
import org.imprimatur.pages.PieceView.Bar;
import org.imprimatur.pages.PieceView.Check;
import org.imprimatur.pages.PieceView.Drawing;
import org.imprimatur.pages.PieceView.HistoryRow;
import org.imprimatur.pages.PieceView.Image;
import org.imprimatur.pages.PieceView.OpenTask;
import org.imprimatur.pages.PieceView.Pause;
import org.imprimatur.pages.PieceView.Preview;
import org.imprimatur.pages.PieceView.PublicationRow;
import org.imprimatur.pages.PieceView.VersionRow;

/** One piece in the middle of everything, so that every part of its page shows. */
class SamplePiece {
  private static final String COPY =
      "It is back. The winter blend: cinnamon, dark chocolate, a little orange.\n\nOnly until the snow melts, in the shop and at https://acme.example/winter #WinterBlend #coffee";

  private SamplePiece() {}

  static PieceView with(UnaryOperator<String> t) {
    return new PieceView(
        "1",
        t.apply("Winter blend is back"),
        t.apply("Acme Coffee"),
        t.apply("Publishing"),
        Tone.WAITING,
        t.apply("Tue 24 Nov 2026, 09:00"),
        t.apply("Europe/Berlin"),
        new Pause(
            t.apply("manager"),
            t.apply("Mon 23 Nov 2026, 18:20"),
            t.apply("The shop is closed after the fire next door.")),
        t.apply(
            "Whether the post on Bluesky went out is unclear; a community manager has to look."),
        List.of(
            new OpenTask(
                t.apply("Check whether post is online"),
                t.apply("community managers"),
                t.apply("20 min"),
                "/camunda/app/tasklist/default/#/?task=2"),
            new OpenTask(
                t.apply("Decide on paused piece"),
                t.apply("community managers"),
                t.apply("5 min"),
                "")),
        previews(t),
        publications(t),
        List.of(
            new VersionRow(
                2,
                t.apply("manager"),
                t.apply("Mon 23 Nov, 11:02"),
                t.apply("9f3a77c1e0b2"),
                true,
                true),
            new VersionRow(1, "manager", "Mon 23 Nov, 09:40", "51c0d2aa9e11", false, false)),
        List.of(
            new AskedRow(
                t.apply("Mia"), t.apply("marketing"), false, t.apply("agreed on Mon"), Tone.GOOD)),
        List.of(
            new ApprovalRow(
                t.apply("acme"),
                t.apply("Mon 23 Nov, 14:30"),
                t.apply("task form"),
                2,
                t.apply("9f3a77c1e0b2"),
                t.apply("Lovely."))),
        List.of(
            new HistoryRow(
                t.apply("acme"),
                t.apply("approved version 2"),
                t.apply("Mon 23 Nov, 14:30"),
                t.apply("Lovely.")),
            new HistoryRow(
                "reviewer",
                "sent version 1 back",
                "Mon 23 Nov, 10:15",
                "Too long for Bluesky.\nAnd please name the price."),
            new HistoryRow("manager", "drafted version 1", "Mon 23 Nov, 09:40", "")),
        List.of(
            new Drawing(
                t.apply("Content piece"),
                "/sample-process.bpmn",
                List.of("CallActivity_PublishPosts", "Task_DecideOnPausedPiece"),
                List.of(
                    "StartEvent_PieceRequested",
                    "Task_DraftPiece",
                    "Task_ReviewPiece",
                    "Task_ApprovePiece",
                    "Task_SchedulePublications"),
                t.apply("Waiting at: Publish posts, Decide on paused piece"))),
        checks(t),
        new Actions(
            true,
            true,
            true,
            true,
            List.of(new Choice("2026-11-25T09:00", t.apply("Wed 25 Nov, 09:00")))));
  }

  private static List<Preview> previews(UnaryOperator<String> t) {
    var picture =
        new Image(
            "/acme-cup.png", t.apply("A steaming cup on a wooden table, snow behind the window"));
    return List.of(
        new Preview(
            t.apply("Acme Coffee"),
            t.apply("Mastodon"),
            t.apply("@acme@mastodon.example"),
            t.apply(COPY),
            "",
            171,
            500,
            false,
            List.of(picture),
            t.apply("Opening hours: https://acme.example/hours"),
            t.apply("US$ 0.20")),
        new Preview(
            "Acme Coffee",
            "Bluesky",
            "acme.example",
            COPY.repeat(2),
            COPY.substring(COPY.length() - 42),
            342,
            300,
            true,
            List.of(picture, new Image("/acme-beans.jpg", "")),
            "",
            ""),
        new Preview(
            "Acme, practising",
            "Practice network",
            "acme",
            "Short and without a picture.",
            "",
            28,
            500,
            false,
            List.of(),
            "",
            ""));
  }

  private static List<PublicationRow> publications(UnaryOperator<String> t) {
    return List.of(
        new PublicationRow(
            t.apply("Acme Coffee"),
            t.apply("Mastodon"),
            t.apply("Published"),
            Tone.GOOD,
            t.apply("Tue 24 Nov, 09:00"),
            "https://mastodon.example/@acme/1",
            "/certificates/1",
            t.apply("Edited since it was approved"),
            List.of(
                new Attempt(
                    t.apply("09:00:01"),
                    t.apply("Sent"),
                    t.apply("confirmed"),
                    t.apply("id 1139")))),
        new PublicationRow(
            "Acme Coffee",
            "Bluesky",
            "Unclear",
            Tone.BAD,
            "Tue 24 Nov, 09:00",
            "",
            "",
            "",
            List.of(
                new Attempt(
                    "09:00:01",
                    "Sent",
                    "unclear",
                    "POST /xrpc/com.atproto.repo.createRecord: connection reset after the request was sent"),
                new Attempt("09:01:02", "Looked up", "not found", ""))));
  }

  private static List<Check> checks(UnaryOperator<String> t) {
    return List.of(
        new Check(
            t.apply("after 24 h"),
            t.apply("Acme on Mastodon"),
            t.apply("Remarkable"),
            Tone.GOOD,
            t.apply("Twice as many likes as usual."),
            List.of(
                new Bar("Reach", 4210, 2600),
                new Bar("Likes", 212, 104),
                new Bar("Reposts", 31, 30),
                new Bar("Replies", 4, 9))),
        new Check(
            "after 24 h",
            "Acme on Bluesky",
            "As usual",
            Tone.QUIET,
            "Nothing to compare with yet.",
            List.of(
                new Bar("Reach", -1, -1), new Bar("Likes", 17, -1), new Bar("Reposts", 2, -1))));
  }
}
