package org.imprimatur.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.io.IOException;
import org.camunda.bpm.engine.RepositoryService;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** What a deployed process needs is taken out of a later version of the application. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class MissingStepsTests {
  @Autowired MissingSteps missing;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired ContentDesk desk;
  @Autowired RepositoryService repository;
  @Autowired Variants variants;
  @Autowired JdbcTemplate jdbc;
  @Autowired MockMvc mvc;

  private String client;
  private String deployment;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    client = "g" + Long.toString(System.nanoTime(), 36);
    process.client(client);
  }

  @AfterEach
  void forget() {
    if (deployment != null) repository.deleteDeployment(deployment, true);
    missing.run(null);
  }

  @Test
  void nothingIsMissingInWhatIsShipped() {
    missing.run(null);

    assertThat(missing.found()).isEmpty();
    assertThat(missing.health().getDetails()).isEmpty();
  }

  @Test
  void removedStepIsNamedAtTheStartWithEverythingThatStillNeedsIt(CapturedOutput log)
      throws Exception {
    deployWith("${schedulePublications}", "${goneStep}");
    desk.open(new NewPiece(client, "One", "", false), "manager");
    desk.open(new NewPiece(client, "Two", "", false), "manager");

    missing.run(null);

    var words =
        "Content piece version 1 of the client %s needs the step 'goneStep' at “Schedule publications”, and this version of the application has none. 2 instances run in it."
            .formatted(client);
    assertThat(missing.found()).extracting(MissingSteps.Missing::words).containsExactly(words);
    assertThat(log.getOut()).containsPattern("ERROR .*needs the step 'goneStep' at");
    assertThat(missing.health().getDetails().get("missing").toString()).contains(words);
    mvc.perform(get("/processes").with(people.as("support")))
        .andExpect(content().string(containsString("needs the step &#39;goneStep&#39;")));
  }

  @Test
  void removedFormIsMissedWhereItIsOpenedAlthoughNothingRunsYet() throws Exception {
    deployWith("camunda:formRef=\"review-piece\"", "camunda:formRef=\"gone-review\"");

    missing.run(null);

    assertThat(missing.found())
        .extracting(MissingSteps.Missing::what)
        .containsExactly("the form 'gone-review'", "the step 'goneReview'");
    assertThat(missing.found().get(0).words()).endsWith("Nothing runs in it, but it is in use.");
  }

  @Test
  void whatNobodyRunsAnyMoreMayNeedWhatIsGone() throws Exception {
    deployWith("${schedulePublications}", "${goneStep}");
    variants.setAside(DefinitionKind.PROCESS, "content-piece", client, 1, "owner");

    missing.run(null);

    assertThat(missing.found()).isEmpty();
  }

  /** The gate would not let it in today; it was let in when the application still had it. */
  private void deployWith(String old, String gone) throws IOException {
    var text = new ClassPathResource("processes/content-piece.bpmn").getContentAsString(UTF_8);
    assertThat(text).contains(old);
    deployment =
        repository
            .createDeployment()
            .source("Camunda Modeler")
            .tenantId(client)
            .addString("content-piece.bpmn", text)
            .deploy()
            .getId();
    jdbc.update(
        "update act_ge_bytearray set bytes_ = ? where deployment_id_ = ?",
        text.replace(old, gone).getBytes(UTF_8),
        deployment);
  }
}
