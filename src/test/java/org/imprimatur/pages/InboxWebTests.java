package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.intake.EventHeard;
import org.imprimatur.interactions.Inbox;
import org.imprimatur.interactions.InboxQuery;
import org.imprimatur.interactions.InboxRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class InboxWebTests {
  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)>${7*7}[[${7*7}]]{{7*7}}\u202E";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired SandboxPlatform sandbox;
  @Autowired PeopleOfTests people;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired Inbox inbox;
  @Autowired JdbcTemplate jdbc;

  private final String ann = "ann-" + UUID.randomUUID();
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    process.client("acme");
    process.client("borealis");
    people.create();
    channel = process.channel("acme", "key");
  }

  @ParameterizedTest
  @CsvSource({
    // page, acme, borealis, support, manager, owner, admin
    "/inbox,                               404, 404, 200, 200, 200, 200",
    "/inbox?client=unknown,                404, 404, 404, 404, 404, 404",
    "/inbox?kind=x&show=y&owner=z&after=1, 404, 404, 200, 200, 200, 200",
    "/inbox/list,                          404, 404, 200, 200, 200, 200",
    "/inbox/report,                        404, 404, 200, 200, 200, 200",
    "/inbox/{case},                        404, 404, 200, 200, 200, 200",
    "/inbox/nonsense,                      404, 404, 404, 404, 404, 404",
    "/api/interactions,                    403, 403, 200, 200, 200, 200",
    "/api/interactions/{case},             403, 403, 200, 200, 200, 200",
    "/api/interactions/report,             403, 403, 200, 200, 200, 200",
    "/api/interactions?after=nonsense,     403, 403, 422, 422, 422, 422",
  })
  void inboxIsForTheAgency(
      String page, int acme, int borealis, int support, int manager, int owner, int admin)
      throws Exception {
    var path = URI.create(page.replace("{case}", hear("c1", "Hello").toString()));
    String[] who = {"acme", "borealis", "support", "manager", "owner", "admin"};
    int[] expected = {acme, borealis, support, manager, owner, admin};
    for (int i = 0; i < who.length; i++)
      mvc.perform(get(path).with(people.as(who[i]))).andExpect(status().is(expected[i]));
  }

  @Test
  void hostileWordsAreShownAndDoNothing() throws Exception {
    var id = hear("c1", HOSTILE);

    for (var page :
        List.of(
            "/inbox?channel=" + channel.id(),
            "/inbox/list?channel=" + channel.id(),
            "/inbox/" + id))
      assertThat(page(page))
          .contains("&lt;script&gt;", "‹U+202E›")
          .doesNotContain("<script>alert", "<img src=x", "\"'>", ">49<", "[[49]]", "\u202E")
          .doesNotContainPattern("(?i)<style|\\sstyle=|<script(?![^>]*\\ssrc=)|javascript:");
  }

  @Test
  void listSaysWhoHasItAndHowMuchWorkingTimeIsLeft() throws Exception {
    var id = hear("c1", "Is the shop in Lisbon open on Sunday?");
    var breach = breach();

    assertThat(list()).contains("community managers", "to be answered", " left</time>");
    process.advance(Duration.between(process.now(), breach.minus(Duration.ofMinutes(40))));
    assertThat(list()).contains("case tone-waiting", ">40 min left</time>");
    process.advance(Duration.ofMinutes(70));
    assertThat(list()).contains("case tone-bad", "/inbox/" + id);
  }

  @Test
  void caseShowsItsThreadItsClocksItsTaskAndWhatHappened() throws Exception {
    var id = hear("c1", "Is the shop in Lisbon open on Sunday?");
    process.submit(
        id,
        "Task_WriteReply",
        "manager",
        Map.of("nextStep", "SEND", "replyText", "Yes, from nine to six."));
    process.runDueJobs();

    assertThat(page("/inbox/" + id))
        .contains(
            "Is the shop in Lisbon open on Sunday?",
            "Yes, from nine to six.",
            "Approve reply",
            "handed in",
            "First answer",
            "Why so",
            "reply written",
            "/inbox/" + id + "/process/");
    mvc.perform(get("/api/interactions/" + id).with(people.as("manager")))
        .andExpect(jsonPath("$.state").value("TO_APPROVE"))
        .andExpect(jsonPath("$.thread", hasSize(1)))
        .andExpect(jsonPath("$.accountable.name").value("reviewers"))
        .andExpect(jsonPath("$.written[0].text").value("Yes, from nine to six."))
        .andExpect(jsonPath("$.replies", hasSize(0)));
  }

  @Test
  void editedAndDeletedMessagesKeepWhatTheySaidFirst() throws Exception {
    var id = hear("c1", "You are theives");
    tell(event("c1", Change.EDITED, "You are thieves"));
    assertThat(page("/inbox/" + id)).contains("You are thieves", "You are theives", "edited");

    tell(event("c1", Change.DELETED, ""));
    assertThat(page("/inbox/" + id))
        .contains("deleted by its author", "<s>You are thieves</s>", "You are theives");
  }

  @Test
  void unchangedListIsNotSentAgain() throws Exception {
    hear("c1", "Hello");
    var list = "/inbox/list?channel=" + channel.id();
    var tag =
        mvc.perform(get(list).with(people.as("manager")))
            .andExpect(content().string(containsString("id=\"inbox-list\"")))
            .andReturn()
            .getResponse()
            .getHeader(HttpHeaders.ETAG);
    var asked = get(list).header(HttpHeaders.IF_NONE_MATCH, tag);
    mvc.perform(asked.with(people.as("manager")))
        .andExpect(status().isNotModified())
        .andExpect(content().string(""));

    tell(event("c2", Change.CREATED, "Are you there?"));
    mvc.perform(get(list).header(HttpHeaders.IF_NONE_MATCH, tag).with(people.as("manager")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Are you there?")));
  }

  @Test
  void linksOfPagesLeadThroughTheWholeListWithWhatWasChosen() throws Exception {
    InboxRows.open(jdbc, channel, 120, process.now());
    try {
      var seen = new HashSet<String>();
      var pages = 0;
      for (var url = "/inbox?channel=" + channel.id(); url != null; pages++) {
        var page = page(url);
        find("data-id=\"([^\"]+)\"", page).forEach(seen::add);
        url =
            find("href=\"([^\"]+)\">Next page", page).stream()
                .findFirst()
                .map(link -> link.replace("&amp;", "&"))
                .orElse(null);
      }
      assertThat(pages).isEqualTo(3);
      assertThat(seen).hasSize(120);

      seen.clear();
      for (var url = "/api/interactions?limit=50&channel=" + channel.id(); url != null; ) {
        var answer =
            mvc.perform(get(URI.create(url)).with(people.as("manager"))).andReturn().getResponse();
        find("\"id\":\"([^\"]+)\"", answer.getContentAsString()).forEach(seen::add);
        var link = answer.getHeader(HttpHeaders.LINK);
        url = link == null ? null : link.replaceAll("^<|>.*$", "");
      }
      assertThat(seen).hasSize(120);
    } finally {
      InboxRows.forget(jdbc, channel);
    }
  }

  @Test
  void mastheadCountsWhatIsOverForTheAgencyOnly() throws Exception {
    InboxRows.open(jdbc, channel, 20, process.now());
    try {
      assertThat(page("/pieces")).contains("over their time");
      mvc.perform(get("/pieces").with(people.as("acme")))
          .andExpect(content().string(org.hamcrest.Matchers.not(containsString("/inbox"))));
    } finally {
      InboxRows.forget(jdbc, channel);
    }
  }

  @Test
  void reportOfNothingSaysWhatWillAppear() throws Exception {
    var quiet = "q" + Long.toString(System.nanoTime(), 36);
    process.channel(quiet, "key");
    assertThat(page("/inbox/report?client=" + quiet)).contains("Nobody wrote in this time.");
    hear("c1", "Hello");
    assertThat(page("/inbox/report?client=acme")).contains("Left at the end of each day");
    mvc.perform(get("/api/interactions/report?client=acme").with(people.as("manager")))
        .andExpect(jsonPath("$.days", hasSize(30)))
        .andExpect(jsonPath("$.whole.arrived").isNumber());
  }

  private static List<String> find(String pattern, String page) {
    return Pattern.compile(pattern).matcher(page).results().map(m -> m.group(1)).toList();
  }

  private String list() throws Exception {
    return page("/inbox?channel=" + channel.id());
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(URI.create(path)).with(people.as("manager")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private java.time.Instant breach() {
    return inbox.list(InboxQuery.open(List.of("acme")).on(channel.id())).get(0).breachAt();
  }

  private UUID hear(String comment, String text) {
    tell(event(comment, Change.CREATED, text));
    process.runDueJobs();
    return inbox.list(InboxQuery.open(List.of("acme")).on(channel.id())).get(0).id();
  }

  private void tell(PlatformEvent event) {
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(new EventHeard(UUID.randomUUID(), "acme", channel.id(), event)));
  }

  private PlatformEvent event(String comment, Change change, String text) {
    return new PlatformEvent(
        comment + change,
        Kind.COMMENT,
        change,
        comment,
        "p1",
        "p1",
        "",
        new RemoteAuthor(ann, "ann", "Ann", ""),
        text,
        "en",
        "",
        process.now());
  }
}
