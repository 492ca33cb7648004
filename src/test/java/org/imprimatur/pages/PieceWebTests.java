package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.SandboxPlatform.Behaviour;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.ContentDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
class PieceWebTests {
  private static final String SLOT = "2026-11-25T09:00";
  private static final Instant AT_SLOT = Instant.parse("2026-11-25T09:00:00Z");
  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)>${7*7}[[${7*7}]]{{7*7}}";

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

  @ParameterizedTest
  @CsvSource({
    // page, acme, borealis, support, manager, owner, admin
    "/,                                       200, 200, 200, 200, 200, 200",
    "/pieces,                                 200, 200, 200, 200, 200, 200",
    "/pieces?client=acme&status=IN_REVIEW,    200, 200, 200, 200, 200, 200",
    "/pieces/{piece},                         200, 404, 200, 200, 200, 200",
    "/pieces/{piece}/process/{drawing}.bpmn,  200, 404, 200, 200, 200, 200",
    "/pieces/{piece}/process/unknown.bpmn,    404, 404, 404, 404, 404, 404",
    "/pieces/nonsense,                        404, 404, 404, 404, 404, 404",
  })
  void pageIsOpenToWhomItIsFor(
      String page, int acme, int borealis, int support, int manager, int owner, int admin)
      throws Exception {
    var piece = stages.reviewed(channel, "Spring sale", SLOT);
    var path =
        page.replace("{piece}", piece.toString())
            .replace("{drawing}", process.of(piece, "content-piece").getProcessDefinitionId());
    String[] who = {"acme", "borealis", "support", "manager", "owner", "admin"};
    int[] expected = {acme, borealis, support, manager, owner, admin};
    for (int i = 0; i < who.length; i++) {
      mvc.perform(get(java.net.URI.create(path)).with(people.as(who[i])))
          .andExpect(status().is(expected[i]));
    }
  }

  @Test
  void foreignPieceLooksLikeNone() throws Exception {
    var piece = stages.opened("Secret plan");
    var foreign =
        mvc.perform(get("/pieces/" + piece).with(people.as("borealis"))).andReturn().getResponse();
    var none =
        mvc.perform(get("/pieces/" + UUID.randomUUID()).with(people.as("borealis")))
            .andReturn()
            .getResponse();
    assertThat(foreign.getStatus()).isEqualTo(none.getStatus()).isEqualTo(404);
    assertThat(foreign.getContentAsString()).isEqualTo(none.getContentAsString());
    assertThat(foreign.getErrorMessage()).isEqualTo(none.getErrorMessage());
    mvc.perform(get("/pieces").with(people.as("borealis")))
        .andExpect(content().string(not(containsString("Secret plan"))));
    mvc.perform(get("/").with(people.as("borealis")))
        .andExpect(content().string(not(containsString("Secret plan"))));
  }

  @Test
  void pieceShowsWhereItStands() throws Exception {
    var piece = stages.approved(channel, "Spring sale", SLOT);
    process.runDueJobs();
    var page = page("manager", "/pieces/" + piece);
    assertThat(page)
        .contains(
            "goes out on Wed 25 Nov 2026, 09:00",
            "data-active=\"CallActivity_PublishPosts\"",
            "Event_PreparationDue",
            "Approved</span>")
        .containsPattern("data-done=\"[^\"]*CallActivity_AskClientForApproval");
    assertThat(Pattern.compile("data-xml=").matcher(page).results().count()).isEqualTo(2);
  }

  @Test
  void clientSeesNoTechnicalDetailOfAttempts() throws Exception {
    var piece = stages.approved(channel, "Spring sale", SLOT);
    sandbox.next(Behaviour.REFUSE);
    process.until(AT_SLOT);
    assertThat(page("acme", "/pieces/" + piece)).doesNotContain("looks like spam", "attempt");
    assertThat(page("manager", "/pieces/" + piece)).contains("looks like spam", "One attempt");
  }

  @Test
  void publishedPieceShowsPostAndResult() throws Exception {
    var piece = stages.approved(channel, "Spring sale", SLOT);
    process.until(AT_SLOT.plus(Duration.ofHours(25)));
    assertThat(page("acme", "/pieces/" + piece))
        .contains("href=\"https://sandbox.example/", "How it did", "interactions;")
        .doesNotContain("Why is it not out?");
    assertThat(page("acme", "/")).contains("See it on");
  }

  @ParameterizedTest
  @CsvSource({
    "withdraw,reason,No",
    "pause,reason,No",
    "reschedule,slotAt,2026-11-26T09:00",
    "resume,x,x"
  })
  void onlyTheTeamStepsIn(String action, String field, String value) throws Exception {
    var piece = stages.reviewed(channel, "Spring sale", SLOT);
    if (action.equals("resume")) desk.pause(piece, "Why not", "manager");
    var path = "/pieces/" + piece + "/" + action;
    mvc.perform(post(path).with(people.as("manager")).param(field, value))
        .andExpect(status().isForbidden());
    mvc.perform(post(path).with(csrf()).with(people.as("borealis")).param(field, value))
        .andExpect(status().isNotFound());
    for (var other : new String[] {"acme", "reviewer", "support", "owner", "strategist"}) {
      mvc.perform(post(path).with(csrf()).with(people.as(other)).param(field, value))
          .andExpect(status().isForbidden());
    }
    mvc.perform(post(path).with(csrf()).with(people.as("manager")).param(field, value))
        .andExpect(redirectedUrl("/pieces/" + piece))
        .andExpect(flash().attributeExists("done"));
  }

  @ParameterizedTest
  @CsvSource({
    "withdraw,reason,'',Say why",
    "resume,x,x,is not paused",
    "reschedule,slotAt,2020-01-01T09:00,has passed",
    "reschedule,slotAt,tomorrow,is not a date and time",
    "pause,reason,'a\0b',cannot be stored",
  })
  void refusalIsSaidOnThePage(String action, String field, String value, String message)
      throws Exception {
    var piece = stages.submitted(channel, "Spring sale", SLOT);
    mvc.perform(
            post("/pieces/" + piece + "/" + action)
                .with(csrf())
                .with(people.as("manager"))
                .param(field, value))
        .andExpect(redirectedUrl("/pieces/" + piece))
        .andExpect(flash().attribute("refused", containsString(message)));
    mvc.perform(get("/pieces/" + piece).with(people.as("manager")).flashAttr("refused", HOSTILE))
        .andExpect(content().string(not(containsString("<script>alert"))));
  }

  @Test
  void hostileTextIsShownAndDoesNothing() throws Exception {
    var piece = desk.open("acme", HOSTILE, "manager");
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            java.util.List.of(channel.id().toString()),
            "text",
            HOSTILE,
            "firstComment",
            HOSTILE,
            "slotAt",
            SLOT));
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of(
            "reviewDecision",
            "RETURN",
            "reviewComment",
            HOSTILE,
            "versionDigest",
            stages.digest(piece)));
    desk.pause(piece, HOSTILE, "manager");
    for (var path : new String[] {"/", "/pieces?status=RETURNED", "/pieces/" + piece}) {
      assertThat(page("manager", path))
          .contains("&lt;script&gt;")
          .doesNotContain("<script>alert", "<img src=x", "\"'>", ">49<", "[[49]]");
    }
  }

  @Test
  void todayTellsOfTasksAndDangers() throws Exception {
    var main = process.mainChannel("acme");
    stages.submitted(channel, "Slow one", SLOT);
    process.advance(Duration.ofHours(73));
    assertThat(page("reviewer", "/")).contains("Review piece", "Slow one", "Overdue");
    var page = page("manager", "/");
    assertThat(page).contains("Silent channel", main.name(), "73 hours");
    assertThat(page("acme", "/")).doesNotContain("Danger signs");
  }

  private String page(String who, String path) throws Exception {
    return mvc.perform(get(path).with(people.as(who)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
