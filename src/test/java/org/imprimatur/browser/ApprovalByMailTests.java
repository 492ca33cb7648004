package org.imprimatur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.imprimatur.TestMail;
import org.imprimatur.TestPostgres;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.live.BlueskyNetwork;
import org.imprimatur.live.LiveServers;
import org.imprimatur.live.Login;
import org.imprimatur.live.SnacServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A client who has nothing but a phone and the mail decides what goes out. */
// Early, while no other application idles in this JVM: it has to keep to the minute.
@Order(1)
@Tag("browser")
@Tag("live")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"management.server.port=0", "imprimatur.keyset-file=target/browser-keyset.json"})
@ContextConfiguration(initializers = {TestPostgres.class, TestMail.class})
@ActiveProfiles("demo")
// Its job executor would go on working beside the tests that move time by hand.
@DirtiesContext
class ApprovalByMailTests {
  private static final String ANA = "ana@acme.example";
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final String FIRST = "Our winter blend is back: nuts, cocoa, orange.";
  private static final String SECOND = "Our winter blend is back: nuts, cocoa, tangerine.";
  private static final String LAST = "Our winter blend is back: nuts, cocoa, clementine.";

  private static Chromium chromium;
  private static SnacServer snac;
  private static BlueskyNetwork bluesky;
  private static Login toot;
  private static Login sky;

  @LocalServerPort int port;
  @Autowired ChannelDesk desk;
  @Autowired Channels channels;

  private Agency agency;
  private Visitor ana;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    snac = SnacServer.running();
    bluesky = BlueskyNetwork.running();
    toot = snac.account("acmemail");
    sky = bluesky.account("acmemail");
  }

  @AfterAll
  static void stop() {
    if (chromium != null) chromium.close();
  }

  @Test
  void nothingGoesOutButWhatAnaApprovedOnHerPhone() {
    // The engine's clock is one for all in this JVM; a test of processes may have left it standing.
    ClockUtil.reset();
    connect("mastodon", "Acme on Mastodon", toot);
    connect("bluesky", "Acme on Bluesky", sky);
    agency = new Agency("http://localhost:" + port);
    ana = chromium.visitor("http://localhost:" + port);
    ana.page.setViewportSize(390, 844);
    var slot =
        LocalDateTime.now(LISBON).plusSeconds(90).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    var content = Map.of("text", FIRST, "channels", channelIds());
    var piece =
        agency.open(
            Map.of(
                "client",
                "acme",
                "title",
                "Winter blend",
                "draft",
                content,
                "slot",
                slot.toString()));

    agency.review(piece);
    follows(mail(1, "approve"));
    assertThat(text()).contains(FIRST, "Acme on Practice", "Acme on Mastodon", "Acme on Bluesky");
    shot("link-open");
    ana.page.getByLabel("Ask for changes").check();
    ana.page.getByLabel(Pattern.compile("^What should change")).fill("Not orange: tangerine.");
    send();
    ana.page.getByLabel("Code from the mail").waitFor();
    shot("link-code");
    ana.page.getByLabel("Code from the mail").fill(code());
    send();
    assertThat(notice()).contains("asked for changes").contains("Not orange: tangerine.");
    shot("link-changes-asked");
    assertThat(status(piece)).isEqualTo("RETURNED");

    agency.revise(
        piece, Map.of("text", SECOND, "channels", channelIds(), "slotAt", slot.toString()));
    agency.review(piece);
    follows(mail(2, "approve"));
    assertThat(inserted()).isEqualTo("tangerine");
    assertThat(removed()).isEqualTo("orange");
    shot("link-difference");
    approves();
    shot("link-approved");
    LiveServers.await(
        "it is scheduled", () -> status(piece).equals("SCHEDULED"), Duration.ofSeconds(15));

    agency.edit(piece, Map.of("text", LAST, "channels", channelIds()));
    assertThat(status(piece)).as("needs approval again").isEqualTo("IN_REVIEW");
    assertThat(agency.piece(piece).path("slot").asText())
        .as("its slot is kept")
        .isEqualTo(slot.toString());
    agency.review(piece);
    follows(mail(3, "approve"));
    assertThat(inserted()).isEqualTo("clementine");
    approves();

    assertThat(LocalDateTime.now(LISBON)).as("approved in time").isBefore(slot);
    try {
      LiveServers.await(
          "it is out everywhere",
          () -> published(piece).size() == 3,
          Duration.between(LocalDateTime.now(LISBON), slot).plusSeconds(25));
    } catch (AssertionError late) {
      throw new AssertionError(agency.piece(piece).toPrettyString(), late);
    }
    assertThat(snac.statuses(toot))
        .singleElement()
        .satisfies(status -> assertThat(status.path("content").asText()).contains("clementine"));
    assertThat(bluesky.posts(sky))
        .singleElement()
        .satisfies(post -> assertThat(post.path("value").path("text").asText()).isEqualTo(LAST));
    opensTheCertificate(piece);
  }

  private void opensTheCertificate(String piece) {
    var manager = chromium.visitor("http://localhost:" + port).signIn("manager");
    manager.open("/practice");
    assertThat(manager.page.locator("article.post p.copy").first().innerText()).isEqualTo(LAST);
    manager.open("/certificates/" + published(piece).get(0));
    assertThat(manager.page.locator("main").innerText()).contains("Ana Acme", LAST);
    manager.screenshot("certificate");
    assertThat(manager.complaints()).isEmpty();
  }

  // --- Ana's mailbox and phone ---

  private void follows(String letter) {
    var link = Pattern.compile(TestMail.PUBLIC_URL + "(/approve/[\\w-]+)").matcher(letter);
    assertThat(link.find()).isTrue();
    ana.open(link.group(1));
    ana.page.locator(".paper .fjs-form-field").first().waitFor();
  }

  private void approves() {
    ana.page.getByLabel(Pattern.compile("^Approve")).check();
    send();
    assertThat(notice()).contains("approved");
  }

  private void send() {
    ana.page
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send my decision"))
        .click();
  }

  private String text() {
    return ana.page.locator(".paper .fjs-container").innerText();
  }

  private String notice() {
    var notice =
        ana.page
            .locator("main")
            .filter(new Locator.FilterOptions().setHasText("Your answer is recorded"));
    notice.waitFor();
    return notice.innerText();
  }

  private String inserted() {
    return words("ins");
  }

  private String removed() {
    return words("del");
  }

  /** Without what only those hear who do not see. */
  private String words(String element) {
    return ana.page
        .locator(".paper " + element)
        .first()
        .innerText()
        .replaceAll("(added|removed):\\s*|\\s*\\(end\\)", "")
        .strip();
  }

  private void shot(String name) {
    ana.screenshot(name);
    ana.page.setViewportSize(390, 844);
  }

  /** The text of the how-manieth letter to Ana that asks for an approval. */
  private static String mail(int no, String word) {
    LiveServers.await(
        "letter " + no + " has arrived", () -> letters(word).size() >= no, Duration.ofSeconds(20));
    return letters(word).get(no - 1);
  }

  private static String code() {
    var digits = Pattern.compile("(?m)^\\s*(\\d{3} ?\\d{3})\\s*$");
    LiveServers.await(
        "the code has arrived",
        () -> TestMail.to(ANA).stream().anyMatch(m -> digits.matcher(plain(m)).find()),
        Duration.ofSeconds(20));
    return TestMail.to(ANA).stream()
        .map(ApprovalByMailTests::plain)
        .map(digits::matcher)
        .filter(java.util.regex.Matcher::find)
        .reduce((first, second) -> second)
        .orElseThrow()
        .group(1);
  }

  private static List<String> letters(String word) {
    return TestMail.to(ANA).stream()
        .map(ApprovalByMailTests::plain)
        .filter(text -> text.contains("/approve/") && text.contains(word))
        .toList();
  }

  private static String plain(Part part) {
    try {
      if (part.isMimeType("text/plain")) return part.getContent().toString();
      if (part.getContent() instanceof Multipart several) return plain(several.getBodyPart(0));
      return "";
    } catch (java.io.IOException | jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  // --- what there is ---

  /** What is online of it; what was planned before the edit was taken back. */
  private List<String> published(String piece) {
    return StreamSupport.stream(agency.piece(piece).path("publications").spliterator(), false)
        .filter(publication -> publication.path("state").asText().equals("PUBLISHED"))
        .map(publication -> publication.path("id").asText())
        .toList();
  }

  private String status(String piece) {
    return agency.piece(piece).path("status").asText();
  }

  private List<String> channelIds() {
    return channels.findByClientKeyOrderByName("acme").stream()
        .map(Channel::id)
        .map(Object::toString)
        .toList();
  }

  private void connect(String platform, String name, Login login) {
    desk.connect(
        new NewChannel(
            "acme", platform, name, login.handle(), login.baseUrl(), login.secret(), false));
  }
}
