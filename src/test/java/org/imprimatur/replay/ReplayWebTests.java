package org.imprimatur.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.content.ApprovalTasks;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;
import org.imprimatur.workflow.TaskForms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
class ReplayWebTests {
  @Autowired MockMvc mvc;
  @Autowired PeopleOfTests people;
  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired ClientDesk clients;
  @Autowired PieceReading pieces;
  @Autowired ApprovalDesk approvals;
  @Autowired ApprovalTasks tasks;
  @Autowired TaskForms forms;
  @Autowired SandboxPlatform sandbox;

  private RecordedLives lives;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    sandbox.reset();
    lives = new RecordedLives(process, desk, clients, pieces, approvals, tasks, forms);
  }

  @Test
  void ownerTriesAChangeByRestAndReadsItOnThePage() throws Exception {
    lives.approved("Spring <b>sale</b>", Duration.ofHours(20));
    lives.wait(Duration.ofDays(2));

    var ordered =
        mvc.perform(
                multipart("/api/processes/replay")
                    .file(file(Candidates.LIFE + ".bpmn", ReplayTests.withLegalReview()))
                    .param("client", lives.client)
                    .param("newStepHours", "48")
                    .with(csrf())
                    .with(people.as("owner")))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse();
    var address = ordered.getHeader("Location");
    var run = awaited(address);

    assertThat(JsonPath.<String>read(run, "$.state")).isEqualTo("DONE");
    assertThat(JsonPath.<Integer>read(run, "$.report.then.missedSlots")).isEqualTo(1);
    mvc.perform(get(address.replace("/api", "")).with(people.as("owner")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("1 would have been late")))
        .andExpect(content().string(containsString("Spring &lt;b&gt;sale&lt;/b&gt;")))
        .andExpect(content().string(containsString("It would have missed its slot")));
    mvc.perform(get("/processes/replay").with(people.as("owner")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(address.replace("/api", ""))));
  }

  @Test
  void whatTheGateRefusesIsRefusedWithItsReason() throws Exception {
    var script =
        Files.readString(Path.of("processes/content-piece.bpmn"))
            .replace(
                "camunda:delegateExpression=\"${schedulePublications}\"",
                "camunda:class=\"java.lang.Runtime\"");
    mvc.perform(
            multipart("/api/processes/replay")
                .file(file("content-piece.bpmn", script))
                .param("client", lives.client)
                .with(csrf())
                .with(people.as("owner")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("file"))
        .andExpect(jsonPath("$.detail", containsString("Task_SchedulePublications")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "acme", "support", "strategist"})
  void nobodyButProcessOwnersReplays(String who) throws Exception {
    mvc.perform(get("/processes/replay").with(people.as(who))).andExpect(status().isForbidden());
    mvc.perform(get("/api/processes/replay").with(people.as(who)))
        .andExpect(status().isForbidden());
    mvc.perform(
            multipart("/api/processes/replay")
                .file(file("x.bpmn", "<x/>"))
                .param("client", "acme")
                .with(csrf())
                .with(people.as(who)))
        .andExpect(status().isForbidden());
    mvc.perform(
            post("/api/processes/replay/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1/cancel")
                .with(csrf())
                .with(people.as(who)))
        .andExpect(status().isForbidden());
  }

  private String awaited(String address) throws Exception {
    for (int tries = 0; tries < 1200; tries++) {
      var run =
          mvc.perform(get(address).with(people.as("owner")))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString();
      if (!JsonPath.read(run, "$.state").equals("RUNNING")) return run;
      Thread.sleep(50);
    }
    throw new AssertionError("The replay does not end");
  }

  private static MockMultipartFile file(String name, String text) {
    return new MockMultipartFile("file", name, "text/xml", text.getBytes());
  }
}
