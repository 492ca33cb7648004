package org.imprimatur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.imprimatur.TestPostgres;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.live.Login;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The living inbox of the first minute, worked through by everybody who has a part in it. */
@Order(2)
@Tag("browser")
@Tag("live")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"management.server.port=0", "imprimatur.keyset-file=target/browser-keyset.json"})
@ContextConfiguration(initializers = TestPostgres.class)
@ActiveProfiles("demo")
// Its job executor would go on working beside the tests that move time by hand.
@DirtiesContext
class InboxInTheBrowserTests {
  private static final String MALLORY = "Mal<b id=pwned>lory</b>{{7*7}}";

  /** F14–F25: what breaks out of HTML, scripts, templates, styles, formulas and lines. */
  private static final List<String> HOSTILE =
      List.of(
          "f14 <img src=x onerror=\"window.pwned=1\">",
          "f14b <script>window.pwned=2</script>",
          "f15 {{constructor.constructor('window.pwned=3')()}} {{7*7}}",
          "f16 [click](javascript:window.pwned=4) <a href=\"javascript:window.pwned=5\">go</a>",
          "f17 ![x](https://evil.example/x.png) <img src=https://evil.example/y.png>",
          "f18 </div></style><style>body{display:none}</style><iframe src=https://evil.example>",
          "f19 \u202Egnp.exe\u202C \u200Bzero\u200Bwidth",
          "f21 \uFFFD half of a character",
          "f22 ${7*7} #{7*7} ${applicationContext}",
          "f23 = 7 * 7 =HYPERLINK(\"https://evil.example\",\"x\")",
          "f25 __proto__ constructor <svg/onload=window.pwned=6> <math><mtext></mtext></math>");

  private static Chromium chromium;

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;
  @Autowired JdbcTemplate jdbc;
  @Autowired ChannelDesk channels;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) chromium.close();
  }

  @BeforeEach
  void begin() {
    // The engine's clock is one for all in this JVM; a test of processes may have left it standing.
    ClockUtil.reset();
    ProcessEngines.registerProcessEngine(engine);
  }

  @Test
  void complaintIsRoutedToSupportAnsweredInItsThreadAndItsClockStops() {
    says("greta.h", "Hello, I wrote beneath your post: where is my order 48213?");
    var greta = awaitCase("greta.h");
    assertThat(stands(greta)).isEqualTo("WITH_DEPARTMENT support");

    signedIn("support")
        .tasklist()
        .take("Advise on reply", "greta.h")
        .check("This is to be answered")
        .fill("What is to be answered?", "It left on Monday and comes tomorrow.")
        .complete();
    var manager = signedIn("manager");
    var form = manager.tasklist().take("Write reply", "greta.h");
    assertThat(form.text()).contains("where is my order 48213?", "The draft below is by support");
    assertThat(form.value("Reply")).isEqualTo("It left on Monday and comes tomorrow.");
    form.check("Send it (after approval, where the table asks for one)");
    manager.screenshot("write-reply", 1700);
    form.complete();
    var reviewer = signedIn("reviewer");
    var approval = reviewer.tasklist().take("Approve reply", "greta.h");
    assertThat(approval.text()).contains("It left on Monday and comes tomorrow.");
    approval.check("Approve");
    reviewer.screenshot("approve-reply", 1700);
    approval.complete();

    await(
        "a reply on the practice network",
        () -> answered("It left on Monday and comes tomorrow.") == 1);
    await(
        "the clock to stop",
        () ->
            jdbc.queryForObject(
                    "select count(*) from interaction i join audience_member m on m.id = i.member_id"
                        + " where m.handle = 'greta.h' and i.state = 'ANSWERED'"
                        + " and i.closed_at is not null and i.first_answered_at is not null",
                    Integer.class)
                == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mastodon", "bluesky"})
  void complaintOnARealServerIsAnsweredInItsThreadAndSpamIsHidden(String platform) {
    var network = RealNetwork.of(platform);
    connect(network);
    var post = network.post("Our autumn blend is here.");
    var complaint = network.comment(network.customer, post, "My order 48213 never came.");
    var spam =
        network.comment(
            network.spammer, post, "5,000 real followers for $9: https://spam.example/buy");

    await("a case of the customer's", () -> stands(network, network.customer, "WITH_DEPARTMENT"));
    await("a case of the spammer's", () -> stands(network, network.spammer, "TO_MODERATE"));

    var words = "We are sorry: it is sent again today, to " + platform + ".";
    signedIn("support")
        .tasklist()
        .take("Advise on reply", "casecustomer")
        .check("This is to be answered")
        .fill("What is to be answered?", words)
        .complete();
    var manager = signedIn("manager");
    manager
        .tasklist()
        .take("Write reply", "casecustomer")
        .check("Send it (after approval, where the table asks for one)")
        .complete();
    signedIn("reviewer")
        .tasklist()
        .take("Approve reply", "casecustomer")
        .check("Approve")
        .complete();
    await(
        "an answer beneath the complaint",
        () -> network.answers(complaint).stream().anyMatch(answer -> answer.contains(words)));
    assertThat(network.answers(complaint)).hasSize(1);

    manager
        .tasklist()
        .take("Moderate message", "casespammer")
        .choose("What is to be done?", "Hide")
        .fill("Why?", "Spam.")
        .complete();
    if (platform.equals("bluesky")) {
      await("a hidden comment", () -> network.hides(post, spam));
      await("no spam to be seen to", () -> stands(network, network.spammer, "MODERATED"));
    } else {
      var byHand = manager.tasklist().take("Moderate by hand", "casespammer");
      assertThat(byHand.text()).contains("Open it on the platform", "5,000 real followers");
      byHand.check("I left it as it is").complete();
    }
    await("the clock to stop", () -> stands(network, network.customer, "ANSWERED"));
    assertThat(network.hides(post, complaint)).isFalse();
  }

  @Test
  void hostileTextIsShownAndRunsNothing() {
    // Some of them at once: a case each would take minutes.
    var parts = new ArrayList<List<String>>();
    for (int i = 0; i < HOSTILE.size(); i += 4)
      parts.add(HOSTILE.subList(i, Math.min(i + 4, HOSTILE.size())));
    for (int i = 0; i < parts.size(); i++) says(mallory(i), String.join("\n", parts.get(i)));

    var manager = signedIn("manager");
    var tasklist = manager.tasklist();
    for (int i = 0; i < parts.size(); i++) {
      awaitCase(mallory(i));
      var form = tasklist.take("Write reply", mallory(i));
      assertThat(form.text()).contains(mallory(i));
      for (var text : parts.get(i)) assertThat(form.text()).contains(visible(text));
      harmless(manager);
    }
    manager.screenshot("hostile-reply", 1700);
    var itsCase = "/inbox/" + find(mallory(0));
    for (var page : List.of("/", "/inbox", itsCase, "/practice/messages")) {
      manager.open(page);
      assertThat(manager.page.content()).contains("Mal&lt;b id=pwned&gt;");
      harmless(manager);
    }
    manager.open(itsCase);
    manager.screenshot("case");
  }

  private static String mallory(int no) {
    return MALLORY + (char) ('a' + no);
  }

  /** Nothing ran, nothing was loaded, nothing was restyled. */
  private static void harmless(Visitor visitor) {
    assertThat(visitor.page.evaluate("() => window.pwned === undefined")).isEqualTo(true);
    assertThat(visitor.page.locator("#pwned").count()).isZero();
    assertThat(visitor.page.locator("[src*='evil.example'], [href*='evil.example']").count())
        .isZero();
    assertThat(visitor.page.locator("[href^='javascript:window']").count()).isZero();
    assertThat(visitor.page.locator("body").isVisible()).isTrue();
    assertThat(visitor.page.content()).doesNotContain("49 #{");
    assertThat(visitor.complaints()).isEmpty();
  }

  /** What no screen shows is taken out on the way in. */
  private static String visible(String text) {
    return text.replaceAll("[\u202A-\u202E\u200B\u2066-\u2069]", "").strip();
  }

  /** Somebody on the practice network writes to Acme. */
  private void says(String person, String text) {
    jdbc.update(
        "insert into practice_message"
            + " (account, person, from_account, text, created_at, idempotency_key)"
            + " values ('acmecoffee', ?, false, ?, now(), ?)",
        person,
        text,
        UUID.randomUUID().toString());
  }

  private int answered(String text) {
    return jdbc.queryForObject(
        "select count(*) from publication where kind = 'REPLY' and state = 'PUBLISHED'"
            + " and payload like '%' || ? || '%'",
        Integer.class, text);
  }

  private UUID awaitCase(String handle) {
    await("a case of " + handle, () -> find(handle) != null);
    return find(handle);
  }

  /** Once it was triaged. */
  private UUID find(String handle) {
    return jdbc
        .queryForList(
            "select i.id from interaction i join audience_member m on m.id = i.member_id"
                + " where m.handle = ? and i.state <> 'RECEIVED' order by i.opened_at limit 1",
            UUID.class,
            handle)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private String stands(UUID interaction) {
    return jdbc.queryForObject(
        "select state || ' ' || accountable from interaction where id = ?",
        String.class,
        interaction);
  }

  private void connect(RealNetwork network) {
    channels.connect(
        new NewChannel(
            "acme",
            network.platform,
            "Acme on " + network.platform,
            network.brand.handle(),
            network.brand.baseUrl(),
            network.brand.secret(),
            false));
  }

  private boolean stands(RealNetwork network, Login whose, String state) {
    return jdbc.queryForObject(
            "select count(*) from interaction i join channel c on c.id = i.channel_id"
                + " join audience_member m on m.id = i.member_id"
                + " where c.platform = ? and m.handle like ? and i.state = ?",
            Integer.class,
            network.platform,
            whose.handle() + "%",
            state)
        == 1;
  }

  private Visitor signedIn(String login) {
    return chromium.visitor("http://localhost:" + port).signIn(login);
  }

  private static void await(String what, java.util.function.BooleanSupplier there) {
    var end = Instant.now().plus(Duration.ofSeconds(60));
    while (!there.getAsBoolean()) {
      if (Instant.now().isAfter(end)) throw new AssertionError("There was never " + what);
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
