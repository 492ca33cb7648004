package org.imprimatur.pages;

import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Our pages with realistic words on them; {@code ?mark=…} puts a text of the caller's choice into
 * every one of them.
 */
@Controller
@TestComponent
class SamplePages {

  @ModelAttribute("mayRequestPiece")
  boolean mayRequestPiece() {
    return true;
  }

  @GetMapping("/")
  String today(@RequestParam(defaultValue = "") String mark, Model model) {
    UnaryOperator<String> t = text -> text + mark;
    model.addAttribute(
        "today",
        new TodayView(
            t.apply("Mara"),
            List.of(
                new TodayView.Waiting(
                    t.apply("Review piece"),
                    t.apply("Winter blend is back"),
                    t.apply("Acme Coffee"),
                    t.apply("Since this morning, 08:10"),
                    t.apply("today 12:00"),
                    false,
                    "/camunda/app/tasklist/default/#/?task=1",
                    "/pieces/1"),
                new TodayView.Waiting(
                    "Check whether post is online",
                    "Five questions to ask before you borrow",
                    "Borealis Bank",
                    "For 26 h",
                    "yesterday 18:00",
                    true,
                    "/camunda/app/tasklist/default/#/?task=2",
                    "/pieces/2"),
                new TodayView.Waiting(
                    "Choose slot",
                    "Roastery tour",
                    "Acme Coffee",
                    "For 2 h",
                    "",
                    false,
                    "/camunda/app/tasklist/default/#/?task=3",
                    "/pieces/3")),
            List.of(
                new TodayView.Sign(
                    t.apply("Login expired"),
                    t.apply("Borealis Bank on Mastodon has to be connected again."),
                    "/channels"),
                new TodayView.Sign(
                    "Post removed",
                    "“Closed on Monday” is no longer online on Bluesky.",
                    "/pieces/4")),
            List.of(
                new TodayView.Upcoming(
                    t.apply("Winter blend is back"),
                    t.apply("Acme Coffee"),
                    t.apply("Tue 24 Nov 2026, 09:00"),
                    List.of(t.apply("Mastodon"), "Bluesky", "Practice network"),
                    t.apply("Waits for the client"),
                    "/pieces/1"),
                new TodayView.Upcoming(
                    "Year-end checklist",
                    "Borealis Bank",
                    "Wed 25 Nov 2026, 16:30",
                    List.of("LinkedIn"),
                    "Scheduled",
                    "/pieces/5")),
            List.of(
                new TodayView.Recent(
                    t.apply("Closed on Monday"),
                    t.apply("Practice network"),
                    t.apply("Today, 08:00"),
                    "/practice/posts/1"),
                new TodayView.Recent(
                    "Meet Jonas, our roaster",
                    "Mastodon",
                    "Yesterday, 17:00",
                    "https://mastodon.example/@acme/1"))));
    return "today";
  }

  @GetMapping("/pieces")
  String pieces(@RequestParam(defaultValue = "") String mark, Model model) {
    UnaryOperator<String> t = text -> text + mark;
    model.addAttribute(
        "pieces",
        new PiecesView(
            List.of(
                new PiecesView.Row(
                    t.apply("Winter blend is back"),
                    t.apply("Acme Coffee"),
                    t.apply("With the client"),
                    Tone.WAITING,
                    t.apply("Tue 24 Nov 2026, 09:00"),
                    2,
                    t.apply("Approve piece as client"),
                    "/pieces/1"),
                new PiecesView.Row(
                    "Five questions to ask before you borrow",
                    "Borealis Bank",
                    "Unclear",
                    Tone.BAD,
                    "Sat 21 Nov 2026, 18:00",
                    4,
                    "Check whether post is online",
                    "/pieces/2"),
                new PiecesView.Row(
                    "Roastery tour",
                    "Acme Coffee",
                    "Draft",
                    Tone.QUIET,
                    "",
                    1,
                    "Draft piece",
                    "/pieces/3"),
                new PiecesView.Row(
                    "Closed on Monday",
                    "Acme Coffee",
                    "Published",
                    Tone.GOOD,
                    "Sun 22 Nov 2026, 08:00",
                    1,
                    "Check due",
                    "/pieces/4")),
            List.of(
                new Choice("acme", t.apply("Acme Coffee")),
                new Choice("borealis", "Borealis Bank")),
            List.of(new Choice("DRAFT", t.apply("Draft")), new Choice("IN_REVIEW", "In review")),
            "acme",
            "",
            1,
            3,
            52));
    return "pieces";
  }

  @GetMapping("/pieces/1")
  String piece(@RequestParam(defaultValue = "") String mark, Model model) {
    model.addAttribute("piece", SamplePiece.with(text -> text + mark));
    model.addAttribute("changes", SampleTalk.changes(text -> text + mark));
    model.addAttribute("talk", SampleTalk.talk(text -> text + mark));
    return "piece";
  }

  @GetMapping("/login")
  String login() {
    return "login";
  }
}
