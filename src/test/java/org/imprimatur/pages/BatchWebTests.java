package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@ProcessTest
@AutoConfigureMockMvc
@Import({PeopleOfTests.class, PieceStages.class})
class BatchWebTests {
  private static final String SLOT = "2026-12-02T09:00";
  private static final String DECEMBER = "/approvals?client=acme&month=2026-12";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired SandboxPlatform sandbox;
  @Autowired PeopleOfTests people;
  @Autowired PieceStages stages;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired ApprovalDesk approvals;
  @Autowired JdbcClient database;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    process.client("borealis");
    channel = process.channel("acme", "key");
    people.create();
    // What other tests left half-way would wait here for good.
    approvals.awaited("acme").keySet().forEach(round -> approvals.supersede(round.subject()));
    database.sql("update content_piece set slot = null where client_key = 'acme'").update();
  }

  @Test
  void whatWaitsAndWhatIsApprovedIsShownAsItWillLook() throws Exception {
    waiting("Winter blend is back", SLOT);
    waiting("In January", "2027-01-04T09:00");
    stages.submitted(channel, "Not reviewed yet", SLOT);
    stages.approved(channel, "Roastery tour", "2026-12-03T09:00");

    var page = page("acme", "/approvals");
    assertThat(page)
        .contains("December 2026", "1 to approve", "One more piece waits")
        .contains("Winter blend is back", "Wed 2 Dec 2026, 09:00", "20 of 500")
        .doesNotContain("In January", "Not reviewed yet");
    assertThat(page.substring(page.indexOf("id=\"approved\"")))
        .contains("Roastery tour")
        .doesNotContain("Winter blend");
    assertThat(page("acme", "/approvals?month=2027-01")).contains("In January");
    assertThat(page("acme", "/approvals?week=2026-W49")).contains("30 Nov 2026 to 6 Dec 2026");
    assertThat(page("acme", "/approvals?week=2026-W50")).doesNotContain("decision.");
    assertThat(page("acme", "/")).contains("2 pieces wait for your approval");
    assertThat(page("manager", DECEMBER))
        .contains("Winter blend is back", "waits for")
        .doesNotContain("decision.", "Record decisions");
  }

  @Test
  void eachDecisionOfOneSubmitIsTakenOrRefusedByItself() throws Exception {
    var good = waiting("Good", SLOT);
    var better = waiting("Could be better", SLOT);
    var mute = waiting("Sent back without a word", SLOT);
    var left = waiting("Left", SLOT);
    var edited = waiting("Edited meanwhile", SLOT);
    var fields = new LinkedHashMap<String, String>();
    decide(fields, good, "APPROVE", "");
    decide(fields, better, "REQUEST_CHANGES", "Warmer, please");
    decide(fields, mute, "REQUEST_CHANGES", " ");
    decide(fields, left, "", "Typed but not sent");
    decide(fields, edited, "APPROVE", "");
    desk.edit(
        edited,
        pieces
            .get(edited)
            .current()
            .map(
                v ->
                    new org.imprimatur.content.Draft(
                        "Other", List.of(), v.draft().channels(), List.of(), "", Map.of()))
            .orElseThrow(),
        "manager");

    var answer = submit("acme", fields);
    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(DECEMBER);
    var page = follow("acme", answer);
    assertThat(text(page))
        .contains("Recorded: approved.", "Recorded: changes asked for.")
        .contains("Not recorded:", "It is not asked about any more")
        .containsPattern("id=\"outcomes\"");
    assertThat(pieces.get(good).status()).isIn(PieceStatus.APPROVED, PieceStatus.SCHEDULED);
    assertThat(pieces.get(better).status()).isEqualTo(PieceStatus.RETURNED);
    assertThat(pieces.get(mute).status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);
    assertThat(pieces.get(left).status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);
    assertThat(pieces.get(edited).status()).isEqualTo(PieceStatus.IN_REVIEW);
    assertThat(approvals.of(good)).hasSize(1);
    assertThat(approvals.of(good).get(0).method()).isEqualTo(ApprovalMethod.BATCH);
    assertThat(approvals.of(edited)).isEmpty();
  }

  @Test
  void submittingTwiceRecordsOnce() throws Exception {
    var piece = waiting("Good", SLOT);
    var fields = decide(new LinkedHashMap<>(), piece, "APPROVE", "");
    submit("acme", fields);
    assertThat(text(follow("acme", submit("acme", fields))))
        .contains("Recorded already: approved.");
    assertThat(approvals.of(piece)).hasSize(1);
  }

  @Test
  void whoWasFasterIsNamed() throws Exception {
    var piece = waiting("Good", SLOT);
    var fields = decide(new LinkedHashMap<>(), piece, "REQUEST_CHANGES", "No");
    process.submit(
        piece,
        "Task_ApprovePiece",
        "acme",
        Map.of("approvalDecision", "APPROVE", "versionDigest", stages.digest(piece)));
    assertThat(text(follow("acme", submit("acme", fields))))
        .contains("Decided already by acme: approved.");
  }

  @Test
  void whatIsRefusedKeepsItsComment() throws Exception {
    var piece = waiting("Good", SLOT);
    var fields = decide(new LinkedHashMap<>(), piece, "REQUEST_CHANGES", "Written with care");
    desk.pause(piece, "Wait", "manager");
    var page = text(follow("acme", submit("acme", fields)));
    assertThat(page).contains("Not recorded:").contains(">Written with care</textarea>");
  }

  @Test
  void aVersionOtherThanTheOneShownIsNotApproved() throws Exception {
    var piece = waiting("Good", SLOT);
    var fields = decide(new LinkedHashMap<>(), piece, "APPROVE", "");
    fields.put("digest." + request(piece), "0".repeat(64));
    assertThat(text(follow("acme", submit("acme", fields)))).contains("Not recorded:");
    assertThat(approvals.of(piece)).isEmpty();
  }

  @Test
  void anothersRequestIsAsUnknownAsNone() throws Exception {
    var piece = waiting("Secret", SLOT);
    var request = request(piece).toString();
    var none = UUID.randomUUID().toString();
    for (var id : new String[] {request, none, "nonsense"}) {
      var fields = Map.of("decision." + id, "APPROVE", "digest." + id, stages.digest(piece));
      var answer = text(follow("borealis", submit("borealis", fields)));
      assertThat(answer)
          .contains("There is no such request, or it is not yours to answer.")
          .doesNotContain("Secret");
    }
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);
  }

  @ParameterizedTest
  @CsvSource({
    // page, acme, borealis, support, manager
    "/approvals,                             200, 200, 200, 200",
    "/approvals?client=acme,                 200, 404, 200, 200",
    "/approvals?client=nobody,               404, 404, 404, 404",
    "/approvals?month=2026-13&week=nonsense, 200, 200, 200, 200",
    "/approvals?month=9999-12,               200, 200, 200, 200",
  })
  void pageIsOpenToWhomItIsFor(String page, int acme, int borealis, int support, int manager)
      throws Exception {
    String[] who = {"acme", "borealis", "support", "manager"};
    int[] expected = {acme, borealis, support, manager};
    for (int i = 0; i < who.length; i++) {
      mvc.perform(get(page).with(people.as(who[i]))).andExpect(status().is(expected[i]));
    }
  }

  @Test
  void onlyTheClientsOwnPeopleDecide() throws Exception {
    var piece = waiting("Good", SLOT);
    var fields = decide(new LinkedHashMap<>(), piece, "APPROVE", "");
    for (var other : new String[] {"manager", "reviewer", "owner", "admin"}) {
      var request = post("/approvals").with(csrf()).with(people.as(other)).param("client", "acme");
      fields.forEach(request::param);
      mvc.perform(request).andExpect(status().isForbidden());
    }
    mvc.perform(post("/approvals").with(people.as("acme"))).andExpect(status().isForbidden());
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);
  }

  @Test
  void whatChangedSinceOneSawItIsOnePressAway() throws Exception {
    var piece = waiting("Good", SLOT);
    page("acme", DECEMBER);
    submit("acme", decide(new LinkedHashMap<>(), piece, "REQUEST_CHANGES", "Better"));
    process.submit(
        piece,
        "Task_RevisePiece",
        "manager",
        Map.of("channels", List.of(channel.id().toString()), "text", "Better now", "slotAt", SLOT));
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", stages.digest(piece)));
    process.runDueJobs();
    assertThat(page("acme", DECEMBER))
        .contains("What changed since you saw version 1", "?from=1&amp;to=2#changes", "Better now");
    mvc.perform(get("/pieces/" + piece + "?from=1&to=2").with(people.as("acme")))
        .andExpect(status().isOk());
  }

  /** The rows of one piece that waits are copied, because two hundred lives would take minutes. */
  @Test
  void twoHundredPiecesAreReadInAsManyStatementsAsTwenty() throws Exception {
    var piece = waiting("One of many", SLOT);
    var copies = new PieceCopies(database, piece, approvals.openRound(piece).orElseThrow().id());
    try (var statements = new Statements()) {
      copies.make(19);
      page("acme", DECEMBER);
      statements.forget();
      assertThat(page("acme", DECEMBER).split("name=\"digest\\.", -1)).hasSize(21);
      var forTwenty = statements.count();

      copies.make(180);
      statements.forget();
      var begun = System.nanoTime();
      var page = page("acme", DECEMBER);
      var took = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(page.split("name=\"digest\\.", -1)).hasSize(201);
      assertThat(page).contains("200 to approve");
      assertThat(forTwenty).isPositive();
      assertThat(statements.count()).isEqualTo(forTwenty);
      assertThat(took).isLessThan(Duration.ofSeconds(5));
    } finally {
      copies.remove();
    }
  }

  private UUID waiting(String text, String slot) {
    var piece = stages.reviewed(channel, text, slot);
    process.runDueJobs();
    return piece;
  }

  private Map<String, String> decide(
      Map<String, String> fields, UUID piece, String decision, String comment) {
    var request = request(piece);
    fields.put("decision." + request, decision);
    fields.put("comment." + request, comment);
    fields.put("digest." + request, stages.digest(piece));
    return fields;
  }

  private UUID request(UUID piece) {
    return approvals.requests(approvals.openRound(piece).orElseThrow().id()).get(0).id();
  }

  private MvcResult submit(String who, Map<String, String> fields) throws Exception {
    var request =
        post("/approvals")
            .with(csrf())
            .with(people.as(who))
            .param("client", who)
            .param("month", "2026-12");
    fields.forEach(request::param);
    return mvc.perform(request).andExpect(status().is3xxRedirection()).andReturn();
  }

  private MvcResult follow(String who, MvcResult answer) throws Exception {
    return mvc.perform(
            get(answer.getResponse().getRedirectedUrl())
                .with(people.as(who))
                .flashAttrs(answer.getFlashMap()))
        .andExpect(status().isOk())
        .andReturn();
  }

  private String page(String who, String path) throws Exception {
    return text(mvc.perform(get(path).with(people.as(who))).andExpect(status().isOk()).andReturn());
  }

  private static String text(MvcResult answer) throws Exception {
    return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }
}
