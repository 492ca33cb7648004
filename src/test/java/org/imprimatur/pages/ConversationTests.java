package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What is said about a piece, by whom, and who gets to read it. */
@ProcessTest
@AutoConfigureMockMvc
@Import({PeopleOfTests.class, PieceStages.class})
class ConversationTests {
  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)>${7*7}[[${7*7}]]{{7*7}}\u202E";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired SandboxPlatform sandbox;
  @Autowired PeopleOfTests people;
  @Autowired PieceStages stages;
  @Autowired ContentDesk desk;
  @Autowired TaskService tasks;

  private final ObjectMapper json = new ObjectMapper();
  private Channel channel;
  private UUID piece;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    process.client("borealis");
    channel = process.channel("acme", "key");
    people.create();
    piece = stages.reviewed(channel, "Spring sale", "2026-11-25T09:00");
  }

  @Test
  void clientAndAgencyTalkInAThread() throws Exception {
    var question = said("acme", "Is it Friday?", null, null);
    said("manager", "Yes, Friday", false, question);
    assertThat(page("acme"))
        .containsSubsequence("Is it Friday?", "the agency", "Yes, Friday")
        .doesNotContain("manager</bdi>");
    assertThat(page("manager"))
        .containsSubsequence("acme</bdi>", "Is it Friday?", "manager</bdi>", "Yes, Friday");
    assertThat(variables(piece)).contains("Is it Friday?", "Yes, Friday");
  }

  @Test
  void internalWordsNeverReachTheClient() throws Exception {
    var question = said("acme", "Is it Friday?", null, null);
    var internal = said("manager", "Secret one", null, null);
    said("reviewer", "Secret two", true, question);
    said("reviewer", "Secret three, said to be public", false, internal);
    assertThat(page("acme")).contains("Is it Friday?").doesNotContain("Secret");
    assertThat(list("acme")).contains("Is it Friday?").doesNotContain("Secret");
    assertThat(variables(piece)).contains("Is it Friday?").doesNotContain("Secret");
    assertThat(page("manager")).contains("Secret one", "Secret two", "Secret three", "internal<");
    assertThat(JsonPath.<List<String>>read(list("support"), "$[?(@.internal == true)].text"))
        .hasSize(3);
    say("acme", Map.of("text", "What?", "parent", internal)).andExpect(status().isNotFound());
  }

  @Test
  void reviewerReadsEverythingInTheForm() throws Exception {
    said("acme", "Is it Friday?", null, null);
    said("manager", "Secret one", null, null);
    desk.edit(piece, draft("Spring sale on Friday"), "manager");
    var comments = String.valueOf(process.shown(piece, "Task_ReviewPiece", "comments"));
    assertThat(comments).contains("Is it Friday?", "Secret one", "internal comment on version 1");
    assertThat(String.valueOf(process.shown(piece, "Task_ReviewPiece", "changesTitle")))
        .isEqualTo("Changed since version 1");
  }

  @Test
  void wordsAboutAVersionUnderWayWaitUntilTheClientIsAsked() throws Exception {
    desk.edit(piece, draft("Spring sale on Friday"), "manager");
    said("manager", "We moved it to Friday", false, null);
    assertThat(page("acme")).doesNotContain("moved it");
    assertThat(list("acme")).doesNotContain("moved it");
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", stages.digest(piece)));
    process.runDueJobs();
    assertThat(page("acme")).contains("We moved it to Friday");
    assertThat(variables(piece)).contains("We moved it to Friday");
  }

  @Test
  void clientSpeaksToTheAgencyOnly() throws Exception {
    say("acme", Map.of("text", "Psst", "internal", true)).andExpect(status().isForbidden());
    mvc.perform(form("acme").param("text", "Psst").param("audience", "internal"))
        .andExpect(status().isForbidden());
    assertThat(page("manager")).doesNotContain("Psst");
    say("borealis", Map.of("text", "Psst")).andExpect(status().isNotFound());
    mvc.perform(form("borealis").param("text", "Psst")).andExpect(status().isNotFound());
  }

  @Test
  void pageTakesCommentsInternalUnlessSaidOtherwise() throws Exception {
    mvc.perform(form("manager").param("text", "First, inside"))
        .andExpect(redirectedUrl("/pieces/" + piece + "#comments"))
        .andExpect(flash().attributeExists("done"));
    mvc.perform(form("manager").param("text", "Second, to all").param("audience", "client"))
        .andExpect(status().is3xxRedirection());
    mvc.perform(form("acme").param("text", "Third").param("channel", channel.id().toString()))
        .andExpect(status().is3xxRedirection());
    assertThat(page("acme"))
        .contains("Second, to all", "Third", "Version 1, " + channel.name())
        .doesNotContain("First, inside", "Only the agency");
    assertThat(page("manager")).contains("First, inside", "Only the agency");
  }

  @ParameterizedTest
  @CsvSource({
    "'  ', Write something.",
    "'a\0b', cannot be stored",
    "LONG, 'At most 2,000 characters'",
  })
  void wordsThatCannotBeTakenAreRefusedAndKept(String entered, String why) throws Exception {
    var text = entered.equals("LONG") ? "x".repeat(2_001) : entered;
    mvc.perform(form("manager").param("text", text))
        .andExpect(flash().attribute("refused", containsString(why)))
        .andExpect(flash().attribute("unsaid", text));
    assertThat(say("manager", Map.of("text", text)).andReturn().getResponse().getStatus())
        .isBetween(400, 422);
    assertThat(list("manager")).isEqualTo("[]");
    say("manager", Map.of("text", "😀".repeat(2_000))).andExpect(status().isCreated());
  }

  @Test
  void commentIsAboutAChannelOfThePiece() throws Exception {
    var other = process.channel("borealis", "key").id();
    say("acme", Map.of("text", "Hello", "channel", other))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("channel"));
    say("acme", Map.of("text", "Hello", "channel", channel.id())).andExpect(status().isCreated());
    say("acme", Map.of("text", "Hello", "parent", UUID.randomUUID()))
        .andExpect(status().isNotFound());
  }

  @Test
  void nothingIsSaidBeforeThereIsAVersion() throws Exception {
    var draft = stages.opened("Idea");
    mvc.perform(
            post("/api/pieces/" + draft + "/comments")
                .with(csrf())
                .with(people.as("manager"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\":\"Hello\"}"))
        .andExpect(status().isConflict());
  }

  @Test
  void hostileWordsAreShownAndDoNothing() throws Exception {
    said("acme", HOSTILE, null, null);
    desk.edit(piece, draft(HOSTILE), "manager");
    assertThat(page("manager"))
        .contains("&lt;script&gt;", "<ins>", "‹U+202E›")
        .doesNotContain("<script>alert", "<img src=x", "\"'>", ">49<", "[[49]]", "\u202E");
  }

  private Draft draft(String text) {
    return new Draft(text, List.of(), List.of(channel.id()), List.of(), "", Map.of());
  }

  private String said(String who, String text, Boolean internal, String parent) throws Exception {
    var comment = new HashMap<String, Object>();
    comment.put("text", text);
    comment.put("internal", internal);
    comment.put("parent", parent);
    var answer = say(who, comment).andExpect(status().isCreated()).andReturn().getResponse();
    return JsonPath.read(answer.getContentAsString(), "$.id");
  }

  private ResultActions say(String who, Map<String, Object> comment) throws Exception {
    return mvc.perform(
        post("/api/pieces/" + piece + "/comments")
            .with(csrf())
            .with(people.as(who))
            .contentType(MediaType.APPLICATION_JSON)
            .content(json.writeValueAsString(comment)));
  }

  private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form(
      String who) {
    return post("/pieces/" + piece + "/comments").with(csrf()).with(people.as(who));
  }

  private String page(String who) throws Exception {
    return text(who, "/pieces/" + piece);
  }

  private String list(String who) throws Exception {
    return text(who, "/api/pieces/" + piece + "/comments");
  }

  private String text(String who, String path) throws Exception {
    return mvc.perform(get(path).with(people.as(who)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  /** All that the client's form is given, and all of its process. */
  private String variables(UUID piece) {
    return tasks.getVariables(process.task(piece, "Task_ApprovePiece").getId()).toString();
  }
}
