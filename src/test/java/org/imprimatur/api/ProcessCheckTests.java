package org.imprimatur.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What an owner asks before deploying. */
@ProcessTest
class ProcessCheckTests {
  private static final String CHECK = "/api/processes/check";
  private static final Path WITH_LEGAL_CHECK =
      Path.of("src/test/resources/models/content-piece-with-legal-check.bpmn");

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired RepositoryService repository;

  private long deployed;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    deployed = repository.createDeploymentQuery().count();
  }

  @AfterEach
  void nothingWasDeployed() {
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployed);
  }

  @Test
  void soundFileWouldBeLetInForAClientAndForEverybody() throws Exception {
    for (var client : List.of("acme", ""))
      check("owner", client, file("content-piece.bpmn", Files.readString(WITH_LEGAL_CHECK)))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.refused").value(false))
          .andExpect(jsonPath("$.files", hasSize(1)))
          .andExpect(jsonPath("$.files[0].file").value("content-piece.bpmn"))
          .andExpect(jsonPath("$.files[0].remarks", hasSize(0)));
  }

  @Test
  void refusalNamesElementRuleAndRemedyAndEveryOtherFileIsAnsweredToo() throws Exception {
    var bold =
        Files.readString(WITH_LEGAL_CHECK)
            .replace(
                "sourceRef=\"Gateway_Allowed\" targetRef=\"CallActivity_AskClientForApproval\"",
                "sourceRef=\"Gateway_Allowed\" targetRef=\"Task_SchedulePublications\"");

    check(
            "owner",
            "acme",
            file("content-piece.bpmn", bold),
            file("approval-policy.dmn", Files.readString(Path.of("processes/approval-policy.dmn"))),
            file("readme.txt", "Hello"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.refused").value(true))
        .andExpect(jsonPath("$.files", hasSize(3)))
        .andExpect(jsonPath("$.files[0].remarks[*].rule", hasItem("IMP-P01")))
        .andExpect(jsonPath("$.files[0].remarks[?(@.rule=='IMP-P01')].name").value("Publish posts"))
        .andExpect(
            jsonPath("$.files[0].remarks[?(@.rule=='IMP-P01')].what")
                .value(hasItem(containsString("Check legally → Allowed? Yes"))))
        .andExpect(
            jsonPath("$.files[0].remarks[?(@.rule=='IMP-P01')].remedy")
                .value(hasItem(containsString("Ask client for approval"))))
        .andExpect(jsonPath("$.files[1].remarks", hasSize(0)))
        .andExpect(jsonPath("$.files[2].remarks[0].rule").value("IMP-D01"));
  }

  @Test
  void filesAreCheckedTogetherAsTheyWouldBeDeployed() throws Exception {
    var calling =
        model(
            "calling",
            "<startEvent id='s'/><callActivity id='c' name='Look' calledElement='called'"
                + " camunda:calledElementBinding='latest'/><endEvent id='e'/>"
                + "<sequenceFlow id='a' sourceRef='s' targetRef='c'/>"
                + "<sequenceFlow id='b' sourceRef='c' targetRef='e'/>");
    var called =
        model(
            "called",
            "<startEvent id='s'/><endEvent id='e'/>"
                + "<sequenceFlow id='a' sourceRef='s' targetRef='e'/>");

    check("owner", "", file("calling.bpmn", calling))
        .andExpect(jsonPath("$.refused").value(true))
        .andExpect(jsonPath("$.files[0].remarks[*].rule", hasItem("IMP-P04")));
    check("owner", "", file("calling.bpmn", calling), file("called.bpmn", called))
        .andExpect(jsonPath("$.refused").value(false));
  }

  @Test
  void adviceKeepsNothingOut() throws Exception {
    check(
            "owner",
            "",
            file(
                "bare.bpmn",
                model(
                    "bare",
                    "<startEvent id='s'/><endEvent id='e'/>"
                        + "<sequenceFlow id='a' sourceRef='s' targetRef='e'/>")))
        .andExpect(jsonPath("$.refused").value(false))
        .andExpect(jsonPath("$.files[0].remarks[*].rule", hasItem("IMP-W05")))
        .andExpect(jsonPath("$.files[0].remarks[*].refused", everyItem(is(false))));
  }

  @ParameterizedTest
  @CsvSource({"own.bpmn, Hello, IMP-D18", "own.form, Hello, IMP-D17", "own, Hello, IMP-D01"})
  void contentThatIsNothingIsSaid(String name, String text, String rule) throws Exception {
    check("owner", "", file(name, text))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.refused").value(true))
        .andExpect(jsonPath("$.files[0].remarks[0].rule").value(rule));
  }

  @Test
  void fileOfMegabytesIsRefusedWithoutBeingRead() throws Exception {
    check("owner", "", file("own.bpmn", "<definitions>" + " ".repeat(4_000_000)))
        .andExpect(jsonPath("$.files[0].remarks", hasSize(1)))
        .andExpect(jsonPath("$.files[0].remarks[0].rule").value("IMP-D14"));
  }

  @Test
  void noFileTwoOfOneNameAndAnotherContentAreRefused() throws Exception {
    check("owner", "")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
    check("owner", "", file("own.bpmn", "Hello"), file("own.bpmn", "World"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("own.bpmn")));
    mvc.perform(
            post(CHECK)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(csrf())
                .with(people.as("owner")))
        .andExpect(status().isUnsupportedMediaType());
  }

  @ParameterizedTest
  @CsvSource({
    "owner, '', 200",
    "admin, '', 200",
    "manager, '', 403",
    "support, acme, 403",
    "acme, '', 403",
    "acme, acme, 403",
    "acme, borealis, 404",
    "acme, nobody, 404",
    "owner, nobody, 404",
    "owner, borealis, 200"
  })
  void checkingIsForOwnersAndAClientLearnsOfNoOther(String who, String client, int expected)
      throws Exception {
    check(who, client, file("own.bpmn", "Hello")).andExpect(status().is(expected));
  }

  private ResultActions check(String who, String client, MockMultipartFile... files)
      throws Exception {
    var request = multipart(CHECK);
    for (var file : files) request.file(file);
    if (!client.isEmpty()) request.param("tenant-id", client);
    return mvc.perform(request.with(csrf()).with(people.as(who)));
  }

  private static MockMultipartFile file(String name, String text) {
    return new MockMultipartFile("file", name, "application/octet-stream", text.getBytes(UTF_8));
  }

  private static String model(String key, String elements) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
          <process id="%s" name="Own" isExecutable="true" camunda:historyTimeToLive="P1D">%s</process>
        </definitions>
        """
        .formatted(key, elements);
  }
}
