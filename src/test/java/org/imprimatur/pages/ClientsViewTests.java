package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.Draft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What the client's people learn of a piece: what they were asked about, and nothing before. */
@ProcessTest
@AutoConfigureMockMvc
@Import({PeopleOfTests.class, PieceStages.class})
class ClientsViewTests {
  private static final String SLOT = "2026-11-25T09:00";

  /** Sooner than any other test's, so that it is shown as what comes next. */
  private static final String SOON = "2026-11-23T09:30";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired SandboxPlatform sandbox;
  @Autowired PeopleOfTests people;
  @Autowired PieceStages stages;
  @Autowired ContentDesk desk;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    process.client("borealis");
    channel = process.channel("acme", "key");
    people.create();
  }

  @Test
  void pieceIsNotThereBeforeTheClientIsAsked() throws Exception {
    var title = "Draft " + UUID.randomUUID();
    var opened = stages.opened(title);
    assertNotThere(opened, title);
    var submitted = stages.submitted(channel, title, SOON);
    assertThat(text("manager", "/")).contains(submitted.toString());
    assertNotThere(submitted, title);
    review(submitted, "RETURN", "Between us: dreadful");
    assertNotThere(submitted, title);
    desk.pause(submitted, "Quarrel", "manager");
    assertNotThere(submitted, title);
  }

  @Test
  void pieceIsThereOnceTheClientIsAsked() throws Exception {
    var piece = stages.reviewed(channel, "Spring sale", SOON);
    assertThat(page("/pieces/" + piece)).contains("Spring sale", "Waiting for the client");
    assertThat(page("/api/pieces/" + piece)).contains("AWAITING_APPROVAL");
    assertThat(lists("acme")).contains("/pieces/" + piece, "\"" + piece + "\"");
    assertThat(page("/")).contains(piece.toString());
  }

  @Test
  void versionUnderWayStaysInside() throws Exception {
    var piece = stages.approved(channel, "Public words", "2026-11-23T09:40");
    process.runDueJobs();
    desk.edit(piece, draft("Secret words"), "manager");
    review(piece, "RETURN", "Between us: dreadful");
    desk.edit(piece, draft("More secret words"), "manager");
    var page = page("/pieces/" + piece);
    assertThat(page)
        .contains("Public words", "Being revised", "The agency is working on it.")
        .doesNotContain(
            "ecret words",
            "dreadful",
            "Revise piece",
            "Review piece",
            "Version 2",
            "edited it",
            "manager</bdi>");
    var report = page("/api/pieces/" + piece);
    assertThat(JsonPath.<List<Integer>>read(report, "$.versions[*].no")).containsExactly(1);
    assertThat(JsonPath.<String>read(report, "$.status")).isEqualTo("RETURNED");
    assertThat(lists("acme"))
        .contains("Being revised")
        .doesNotContain("Review piece", "Revise piece", ">Sent back<", ">In review<", "IN_REVIEW");
    for (var path :
        List.of(
            "/pieces/%s?from=1&to=2",
            "/pieces/%s?from=3",
            "/api/pieces/%s/difference?from=1&to=2",
            "/api/pieces/%s/difference?from=3&to=1")) {
      assertThat(answer("acme", path.formatted(piece)).getStatus()).as(path).isEqualTo(404);
      assertThat(answer("manager", path.formatted(piece)).getStatus()).as(path).isEqualTo(200);
    }
    assertThat(page("/")).contains("Being revised").doesNotContain("In review");
  }

  @Test
  void filterTellsNoMoreThanTheStatusShown() throws Exception {
    var piece = stages.approved(channel, "Public words", SLOT);
    process.runDueJobs();
    desk.edit(piece, draft("Secret words"), "manager");
    assertThat(all("acme", "/api/pieces?status=IN_REVIEW")).doesNotContain(piece.toString());
    assertThat(all("acme", "/pieces?status=IN_REVIEW")).doesNotContain(piece.toString());
    assertThat(all("acme", "/api/pieces?status=RETURNED")).contains(piece.toString());
    assertThat(all("acme", "/pieces?status=RETURNED")).contains(piece.toString());
    assertThat(all("manager", "/api/pieces?status=IN_REVIEW")).contains(piece.toString());
  }

  @Test
  void pauseKeepsItsReasonInside() throws Exception {
    var piece = stages.reviewed(channel, "Spring sale", SLOT);
    desk.pause(piece, "Internal quarrel", "manager");
    assertThat(page("/pieces/" + piece))
        .contains("Spring sale", "Paused")
        .doesNotContain("Internal quarrel", "Step in", "manager</bdi>");
    assertThat(text("manager", "/pieces/" + piece)).contains("Internal quarrel", "Step in");
  }

  @Test
  void changesSinceSomebodySawItAreTheirs() throws Exception {
    var piece = stages.reviewed(channel, "The sale starts on Monday", SLOT);
    page("/pieces/" + piece);
    decide(piece, "REQUEST_CHANGES", "It is Friday");
    desk.edit(piece, draft("The sale starts never"), "manager");
    process.submit(
        piece,
        "Task_RevisePiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            "The sale starts on Friday",
            "slotAt",
            SLOT));
    review(piece, "APPROVE", "");
    assertThat(page("/pieces/" + piece))
        .contains("Changed since you last saw it (version 1)", "Monday", "Friday</", "<ins>")
        .doesNotContain("never", "Version 2");
    assertThat(shown(piece, "changes")).contains("Monday", "Friday").doesNotContain("never");
    assertThat(text("manager", "/pieces/" + piece))
        .contains("Changed since you last saw it (version 2)", "never");
    assertThat(text("manager", "/pieces/" + piece + "?from=1&to=3"))
        .contains("Changed from version 1 to version 3", "Monday", "Friday</");
    assertThat(text("manager", "/pieces/" + piece + "?from=3&to=3"))
        .contains("Nothing that a reader would notice.");
  }

  @Test
  void differenceIsToldToPrograms() throws Exception {
    var piece = stages.submitted(channel, "The sale starts on Monday", SLOT);
    desk.edit(piece, draft("The sale starts on Friday"), "manager");
    var told = text("manager", "/api/pieces/" + piece + "/difference?from=1&to=2");
    assertThat(JsonPath.<List<String>>read(told, "$.changes[*].part")).containsExactly("TEXT");
    assertThat(JsonPath.<List<Map<String, String>>>read(told, "$.changes[0].segments"))
        .containsExactly(
            Map.of("kind", "SAME", "text", "The sale starts on "),
            Map.of("kind", "REMOVED", "text", "Monday"),
            Map.of("kind", "ADDED", "text", "Friday"));
    assertThat(JsonPath.<List<String>>read(told, "$.changes[0].channels"))
        .containsExactly(channel.id().toString());
    assertThat(text("manager", "/api/pieces/" + piece + "/difference")).isEqualTo(told);
    assertThat(answer("manager", "/api/pieces/" + piece + "/difference?from=1&to=3").getStatus())
        .isEqualTo(404);
  }

  /** For the client it is exactly as if there were no such piece. */
  private void assertNotThere(UUID piece, String title) throws Exception {
    var none = UUID.randomUUID();
    var drawing = process.of(piece, "content-piece").getProcessDefinitionId();
    for (var path :
        List.of(
            "/pieces/%s",
            "/pieces/%s?from=1&to=1",
            "/pieces/%s/process/" + drawing + ".bpmn",
            "/api/pieces/%s",
            "/api/pieces/%s/difference",
            "/api/pieces/%s/comments",
            "/api/performance?piece=%s")) {
      var theirs = answer("acme", path.formatted(piece));
      var nothing = answer("acme", path.formatted(none));
      assertThat(theirs.getStatus()).as(path).isEqualTo(404);
      assertThat(body(theirs).replace(piece.toString(), "-"))
          .isEqualTo(body(nothing).replace(none.toString(), "-"));
      assertThat(answer("manager", path.formatted(piece)).getStatus()).as(path).isNotEqualTo(403);
    }
    mvc.perform(
            post("/pieces/" + piece + "/comments")
                .with(csrf())
                .with(people.as("acme"))
                .param("text", "Hello"))
        .andExpect(status().isNotFound());
    mvc.perform(
            post("/api/pieces/" + piece + "/comments")
                .with(csrf())
                .with(people.as("acme"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\":\"Hello\"}"))
        .andExpect(status().isNotFound());
    assertThat(lists("acme") + page("/") + page("/api/tasks"))
        .doesNotContain(piece.toString(), title);
    assertThat(lists("manager")).contains(piece.toString());
  }

  private void review(UUID piece, String decision, String comment) {
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of(
            "reviewDecision",
            decision,
            "reviewComment",
            comment,
            "versionDigest",
            stages.digest(piece)));
    process.runDueJobs();
  }

  private void decide(UUID piece, String decision, String comment) {
    process.submit(
        piece,
        "Task_ApprovePiece",
        "acme",
        Map.of(
            "approvalDecision",
            decision,
            "approvalComment",
            comment,
            "versionDigest",
            stages.digest(piece)));
    process.runDueJobs();
  }

  private Draft draft(String text) {
    return new Draft(text, List.of(), List.of(channel.id()), List.of(), "", Map.of());
  }

  private String shown(UUID piece, String variable) {
    return String.valueOf(process.shown(piece, "Task_ApprovePiece", variable));
  }

  private String page(String path) throws Exception {
    return text("acme", path);
  }

  private String text(String who, String path) throws Exception {
    var answer = answer(who, path);
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return body(answer);
  }

  /** Every page of the lists. */
  private String lists(String who) throws Exception {
    return all(who, "/pieces?status=") + all(who, "/api/pieces?client=acme");
  }

  private String all(String who, String path) throws Exception {
    var client = path.contains("client=") ? "" : "&client=acme";
    var pages = JsonPath.<Integer>read(text(who, "/api/pieces?client=acme"), "$.pages");
    var all = new StringBuilder();
    for (int i = 0; i < pages; i++) all.append(text(who, path + client + "&page=" + i));
    return all.toString();
  }

  private static String body(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse answer(String who, String path) throws Exception {
    return mvc.perform(get(URI.create(path)).with(people.as(who))).andReturn().getResponse();
  }
}
