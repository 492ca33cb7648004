package org.imprimatur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.imprimatur.TestPostgres;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.live.BlueskyNetwork;
import org.imprimatur.live.LiveServers;
import org.imprimatur.live.Login;
import org.imprimatur.live.SnacServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole way of a piece, clicked through by everybody who has a part in it, out to real servers
 * on the minute.
 */
// Early, while no other application idles in this JVM: it has to keep to the minute.
@Order(1)
@Tag("browser")
@Tag("live")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "imprimatur.performance.ages=PT15S,PT30S",
      "imprimatur.live-check.ages=PT5S,PT20S",
      "imprimatur.keyset-file=target/browser-keyset.json"
    })
@ContextConfiguration(initializers = TestPostgres.class)
@ActiveProfiles("demo")
// Its job executor would go on working beside the tests that move time by hand.
@DirtiesContext
class PieceInTheBrowserTests {
  private static final String TITLE = "Autumn cup <b>& friends</b>";
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final String CUP = "A steaming cup — “große Tasse”";
  private static final String BEANS = "Roasted beans, seen from above";
  private static final String COMMENT = "First! Grüße aus der Rösterei 🎉";

  /** Others listen to accounts as long as they are connected. */
  private static final String[] OF_A_PIECE = {
    "content-piece", "client-approval", "publication", "live-check", "performance-check"
  };

  private static Chromium chromium;
  private static SnacServer snac;
  private static BlueskyNetwork bluesky;
  private static Login toot;
  private static Login sky;

  @LocalServerPort int port;
  @Autowired ChannelDesk channels;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired JdbcTemplate jdbc;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<Visitor> everybody = new ArrayList<>();

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    snac = SnacServer.running();
    bluesky = BlueskyNetwork.running();
    toot = snac.account("acmebrowser");
    sky = bluesky.account("acmebrowser");
  }

  @AfterAll
  static void stop() {
    if (chromium != null) chromium.close();
  }

  @BeforeEach
  void connectAcme() {
    // The engine's clock is one for all in this JVM; a test of processes may have left it standing.
    ClockUtil.reset();
    // The engine's web applications find it by name, and an application closed earlier took that
    // with it.
    ProcessEngines.registerProcessEngine(engine);
    connect("mastodon", "Acme on Mastodon", toot);
    connect("bluesky", "Acme on Bluesky", sky);
    log.start();
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
  }

  @Test
  void aPieceGoesOutOnTheMinuteToThreeNetworks() {
    var manager = signedIn("manager");
    opensAPiece(manager);
    drafts(manager);
    var reviewer = signedIn("reviewer");
    sendsBack(reviewer);
    var slot = revises(manager);
    accepts(reviewer);
    approves(signedIn("acme"));

    assertThat(Instant.now()).as("approved in time").isBefore(slot);
    assertThat(snac.statuses(toot)).as("nothing before its time").isEmpty();
    assertThat(bluesky.posts(sky)).as("nothing before its time").isEmpty();
    awaitAllOut(slot);
    System.err.println(
        "All out " + Duration.between(slot, Instant.now()).toMillis() + " ms after the slot");

    isOnMastodon(slot);
    isOnBluesky();
    isOnThePracticeNetwork(manager);
    isOnItsPage(manager);
    looksAtTheResult(manager);
    LiveServers.await(
        "all processes of the piece end",
        () -> runtime.createProcessInstanceQuery().processDefinitionKeyIn(OF_A_PIECE).count() == 0,
        Duration.ofSeconds(15));
    everybody.forEach(visitor -> assertThat(visitor.complaints()).isEmpty());
    assertThat(log.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .filteredOn(event -> !isRepeatedByTheEngine(event))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  /**
   * Within the minute of the slot: a server that stumbles over a picture is asked again after 20 s.
   */
  private void awaitAllOut(Instant slot) {
    try {
      LiveServers.await(
          "the posts and their first comments are out",
          () -> snac.statuses(toot).size() == 2 && bluesky.posts(sky).size() == 2,
          Duration.between(Instant.now(), slot).plusSeconds(55));
    } catch (AssertionError e) {
      throw new AssertionError(
          "%s; on Mastodon %d, on Bluesky %d; publications: %s; attempts: %s; jobs: %s"
              .formatted(
                  e.getMessage(),
                  snac.statuses(toot).size(),
                  bluesky.posts(sky).size(),
                  jdbc.queryForList(
                      "select kind, state, scheduled_at, progress, problem_code, problem_detail"
                          + " from publication"),
                  jdbc.queryForList(
                      "select no, started_at, ended_at, outcome, detail from publish_attempt"),
                  jdbc.queryForList(
                      "select j.handler_cfg_, j.duedate_, j.retries_, j.lock_owner_,"
                          + " j.exception_msg_ from act_ru_job j")),
          e);
    }
  }

  /**
   * Three posts end in the same second and meet where the piece waits for them: the later one's
   * last step is repeated.
   */
  private static boolean isRepeatedByTheEngine(ILoggingEvent event) {
    var thrown = event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getClassName();
    return (event.getFormattedMessage() + thrown)
        .matches("(?s)ENGINE-14006.*OptimisticLockingException.*");
  }

  private void opensAPiece(Visitor manager) {
    manager.screenshot("today");
    var form = manager.tasklist().starting("Content piece").choose("Client", "Acme Coffee");
    manager.screenshot("start");
    form.fill("What is it about?", "   ");
    assertThat(form.refusedOn("Start").innerText()).contains("Give the piece a title.");
    assertThat(manager.complaints())
        .allMatch(complaint -> complaint.startsWith("400") && complaint.endsWith("submit-form"));
    form.fill("What is it about?", TITLE).start();
  }

  private void drafts(Visitor manager) {
    var form = manager.tasklist().take("Draft piece", TITLE);
    assertThat(form.text()).contains(TITLE, "Acme Coffee", "Warm, short, a little playful");
    assertThat(form.pictures().count()).as("the client's pictures").isEqualTo(2);
    manager.screenshot("draft-empty", 2300);
    form.check("Acme on Practice")
        .check("Acme on Mastodon")
        .check("Acme on Bluesky")
        .fill("Text", words())
        .tag("Tags", "AcmeCoffee")
        .fill("First comment", COMMENT)
        .choose("Image 1", "acme-cup.png")
        .choose("Image 2", "acme-beans.jpg")
        .fill("What can be seen on image 2?", BEANS)
        .at(slotAfter(Duration.ofMinutes(10)));
    assertThat(form.refusedOn("Complete").innerText())
        .contains("Describe image 1 (acme-cup.png): its alt text is missing.");
    assertThat(form.refusalAt("What can be seen on image 1?")).contains("alt text is missing");
    assertThat(manager.complaints()).hasSize(1).allMatch(each -> each.startsWith("400 POST"));
    manager.screenshot("draft-refused", 2500);
    assertThat(form.value("Text")).isEqualTo(words());
    assertThat(form.value("What can be seen on image 2?")).isEqualTo(BEANS);
    form.fill("What can be seen on image 1?", CUP).complete();
  }

  private void sendsBack(Visitor reviewer) {
    var form = reviewer.tasklist().take("Review piece", TITLE);
    assertThat(form.text())
        .contains(words(), CUP, BEANS, COMMENT, "#AcmeCoffee", "@" + sky.handle());
    form.check("Send back").fill("What should change?", "Please say *where* to <taste> it.");
    reviewer.screenshot("review", 2300);
    form.complete();
  }

  private Instant revises(Visitor manager) {
    var form = manager.tasklist().take("Revise piece", TITLE);
    assertThat(form.text()).contains("Please say *where* to <taste> it.");
    assertThat(form.value("Text")).isEqualTo(words());
    assertThat(form.value("What can be seen on image 1?")).isEqualTo(CUP);
    var slot = slotAfter(Duration.ofSeconds(60));
    form.fill("Text", finalWords()).at(slot);
    manager.screenshot("revise", 2800);
    form.complete();
    return slot.atZone(LISBON).toInstant();
  }

  private void accepts(Visitor reviewer) {
    var form = reviewer.tasklist().take("Review piece", TITLE);
    assertThat(form.text()).contains(finalWords());
    form.check("Accept").complete();
  }

  private void approves(Visitor acme) {
    var tasklist = acme.tasklist();
    assertThat(acme.page.locator("li.start-process-action").isVisible()).isFalse();
    var form = tasklist.take("Approve piece", TITLE);
    assertThat(form.text())
        .contains(finalWords(), CUP, BEANS, COMMENT)
        .doesNotContain("Please say", "Warm, short");
    form.check("Approve: publish exactly this");
    acme.screenshot("approve", 2300);
    assertThat(acme.complaints()).isEmpty();
    form.complete();
    acme.page.waitForTimeout(2_000);
    acme.screenshot("approved");
    // Tasklist looks for a next task; lists of tasks are closed to clients, and that is not shown.
    assertThat(acme.complaints())
        .allMatch("404 GET /camunda/api/engine/engine/default/task"::equals);
    assertThat(acme.page.locator(".page-notifications .alert-danger").count()).isZero();
  }

  private void isOnMastodon(Instant slot) {
    var post = one(snac.statuses(toot), status -> status.path("in_reply_to_id").isNull());
    var comment = one(snac.statuses(toot), status -> !status.path("in_reply_to_id").isNull());
    assertThat(Instant.parse(post.path("created_at").asText()).truncatedTo(ChronoUnit.MINUTES))
        .isEqualTo(slot);
    assertThat(post.path("content").asText())
        .contains("Grüße", "☕", "https://example.com/a?b=1", "<br>");
    assertThat(texts(post.path("tags"), "name")).contains("acmecoffee");
    assertThat(texts(post.path("media_attachments"), "description")).containsExactly(CUP, BEANS);
    assertThat(comment.path("content").asText()).contains(COMMENT);
    assertThat(comment.path("in_reply_to_id").asText()).isEqualTo(post.path("id").asText());
  }

  private void isOnBluesky() {
    var post = one(bluesky.posts(sky), record -> !record.path("value").has("reply"));
    var comment = one(bluesky.posts(sky), record -> record.path("value").has("reply"));
    var value = post.path("value");
    assertThat(value.path("text").asText()).startsWith(finalWords()).contains("#AcmeCoffee");
    assertThat(facets(value))
        .containsExactlyInAnyOrder(
            "https://example.com/a?b=1 https://example.com/a?b=1",
            "@" + sky.handle() + " " + sky.id(),
            "#AcmeCoffee AcmeCoffee");
    assertThat(texts(value.path("embed").path("images"), "alt")).containsExactly(CUP, BEANS);
    assertThat(comment.path("value").path("text").asText()).isEqualTo(COMMENT);
    assertThat(comment.path("value").path("reply").path("root").path("uri").asText())
        .isEqualTo(post.path("uri").asText());
  }

  private void isOnThePracticeNetwork(Visitor manager) {
    manager.open("/practice");
    var post = manager.page.locator("article.post");
    post.first().waitFor();
    assertThat(post.count()).isEqualTo(1);
    assertThat(post.locator("p.copy").first().innerText())
        .startsWith(finalWords())
        .contains("#AcmeCoffee");
    assertThat(post.locator(".picture-grid img").count()).isEqualTo(2);
    assertThat(post.locator(".picture-grid img").first().getAttribute("alt")).isEqualTo(CUP);
    assertThat(post.locator("article.comment").innerText()).contains(COMMENT);
    manager.screenshot("practice");
  }

  private void isOnItsPage(Visitor manager) {
    manager.open("/");
    manager.page.getByText("Just published").waitFor();
    manager.screenshot("today-published");
    manager.open("/pieces");
    manager.screenshot("pieces");
    manager.page.locator("main a").filter(new Locator.FilterOptions().setHasText(TITLE)).click();
    manager.page.locator(".piece-head").getByText("Published").waitFor();
    // A page is shown before all of it has arrived.
    manager.page.waitForLoadState();
    assertThat(manager.page.locator("article.publication").allInnerTexts())
        .as("posts and first comments")
        .hasSize(6)
        .allMatch(publication -> publication.contains("Published"));
    assertThat(manager.page.locator("a.live").count()).as("links to them").isEqualTo(6);
    manager.page.waitForTimeout(1_000);
    manager.screenshot("piece");
  }

  private void looksAtTheResult(Visitor manager) {
    var tasklist = manager.tasklist().list("Published: look at result");
    LiveServers.await(
        "the result can be looked at",
        () -> {
          manager.page.reload();
          manager.page.waitForTimeout(1_500);
          return tasklist.entry("Look at result", TITLE).count() == 1;
        },
        Duration.ofSeconds(90));
    var form = tasklist.take("Look at result", TITLE);
    assertThat(form.text()).contains("Acme on Practice", "Acme on Mastodon", "Acme on Bluesky");
    form.check("Noted");
    manager.screenshot("result", 1500);
    form.complete();
  }

  private Visitor signedIn(String login) {
    var visitor = chromium.visitor("http://localhost:" + port).signIn(login);
    everybody.add(visitor);
    return visitor;
  }

  private void connect(String platform, String name, Login login) {
    channels.connect(
        new NewChannel(
            "acme", platform, name, login.handle(), login.baseUrl(), login.secret(), true));
  }

  private static String words() {
    return "Grüße from the bar ☕ Read https://example.com/a?b=1 and thank @"
        + sky.handle()
        + " 👨‍👩‍👧";
  }

  private static String finalWords() {
    return words() + "\n**Taste** it on <Rua Augusta>!";
  }

  /** The first full minute after that time, on the client's wall clock. */
  private static LocalDateTime slotAfter(Duration time) {
    return LocalDateTime.now(LISBON).plus(time).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
  }

  private static JsonNode one(
      List<JsonNode> all, java.util.function.Predicate<JsonNode> condition) {
    var found = all.stream().filter(condition).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> texts(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.path(name).asText())
        .toList();
  }

  /** Each facet as the words it covers and what they lead to. */
  private static List<String> facets(JsonNode value) {
    var bytes = value.path("text").asText().getBytes(StandardCharsets.UTF_8);
    return StreamSupport.stream(value.path("facets").spliterator(), false)
        .map(
            facet -> {
              var from = facet.path("index").path("byteStart").asInt();
              var to = facet.path("index").path("byteEnd").asInt();
              var feature = facet.path("features").get(0);
              var target =
                  feature.path("uri").asText()
                      + feature.path("did").asText()
                      + feature.path("tag").asText();
              return new String(bytes, from, to - from, StandardCharsets.UTF_8) + " " + target;
            })
        .toList();
  }
}
