package org.imprimatur.content.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.DefinitionKind;
import org.imprimatur.workflow.Variants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What is deployed for one client, and who comes to run it. */
@ProcessTest
class VariantTests {
  private static final String SLOT = "2026-11-25T09:00";

  @Autowired ProcessDriver process;
  @Autowired PieceStages stages;
  @Autowired ContentDesk desk;
  @Autowired SandboxPlatform sandbox;
  @Autowired RepositoryService repository;
  @Autowired HistoryService history;
  @Autowired FormService forms;
  @Autowired Variants variants;

  private String client;

  /** Deployed for a client no other test knows, so nothing has to be taken back. */
  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    client = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    process.client(client);
  }

  @Test
  void calledProcessOfItsOwnIsUsedForThatClientOnly() {
    deploy(client, "processes/client-approval.bpmn", "Client approval", "Approval of their own");

    var theirs = reviewed(client);
    var others = reviewed("acme");

    assertThat(definition(theirs, "content-piece").getTenantId()).isNull();
    assertThat(definition(theirs, "client-approval").getName()).isEqualTo("Approval of their own");
    assertThat(definition(others, "client-approval").getTenantId()).isNull();
    assertThat(tenant(theirs, "client-approval")).isEqualTo(client);
  }

  @Test
  void wholeProcessOfItsOwnBeginsWithThePieceAndCallsTheSharedOnes() {
    deploy(client, "processes/content-piece.bpmn", "Content piece", "Piece of their own");

    var theirs = reviewed(client);

    assertThat(definition(theirs, "content-piece").getName()).isEqualTo("Piece of their own");
    assertThat(definition(theirs, "client-approval").getTenantId()).isNull();
    assertThat(tenant(theirs, "client-approval")).isEqualTo(client);
    assertThat(definition(open("acme"), "content-piece").getTenantId()).isNull();
  }

  @Test
  void sharedStartFormBeginsTheProcessOfTheClientChosenInIt() {
    deploy(client, "processes/content-piece.bpmn", "Content piece", "Piece of their own");
    var shared =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("content-piece")
            .withoutTenantId()
            .latestVersion()
            .singleResult();

    process.as(
        "manager",
        () -> {
          var begun =
              forms.submitStartForm(
                  shared.getId(), Map.of("client", client, "title", "Spring sale"));
          assertThat(begun.getProcessDefinitionId())
              .isEqualTo(own("content-piece", client).getId());
        });
  }

  @Test
  void ownProcessIsNotOfferedASecondTimeInTheStartList() {
    deploy(client, "processes/content-piece.bpmn", "Content piece", "Piece of their own");

    process.as(
        "manager",
        () ->
            assertThat(
                    repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("content-piece")
                        .latestVersion()
                        .active()
                        .startableInTasklist()
                        .listPage(0, 10))
                .singleElement()
                .matches(offered -> offered.getTenantId() == null));
  }

  @Test
  void decisionTableOfItsOwnDecidesForThatClientOnly() {
    deploy(client, "processes/approval-policy.dmn", "name=\"", "name=\"Own: ");

    var theirs = reviewed(client);
    var others = reviewed("acme");

    assertThat(decidedFor(theirs)).isEqualTo(client);
    assertThat(decidedFor(others)).isNull();
  }

  @Test
  void formOfItsOwnIsShownToThatClientOnlyAndTheOthersKeepTheirs() {
    deploy(client, "forms/review-piece.form", "\"components\": [", OWN_LINE);

    assertThat(formOf(submitted(client))).contains("A line of their own");
    assertThat(formOf(submitted("acme"))).doesNotContain("A line of their own");
  }

  @Test
  void setAsideVersionEndsWithWhatRunsAndIsNotBegunAgainUntilALaterOneIsDeployed() {
    deploy(client, "processes/content-piece.bpmn", "Content piece", "First");
    var before = open(client);

    variants.setAside(DefinitionKind.PROCESS, "content-piece", client, 1, "owner");

    assertThat(definition(open(client), "content-piece").getTenantId()).isNull();
    assertThat(definition(before, "content-piece").getName()).isEqualTo("First");
    deploy(client, "processes/content-piece.bpmn", "Content piece", "Second");
    assertThat(definition(open(client), "content-piece").getName()).isEqualTo("Second");
  }

  @Test
  void nobodySetsAsideAVersionTheyHaveNotSeen() {
    deploy(client, "processes/content-piece.bpmn", "Content piece", "First");
    deploy(client, "processes/content-piece.bpmn", "Content piece", "Second");

    assertThatThrownBy(
            () -> variants.setAside(DefinitionKind.PROCESS, "content-piece", client, 1, "owner"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("version 2");
  }

  private static final String OWN_LINE =
      "\"components\": [{\"type\":\"text\",\"text\":\"A line of their own\"},";

  private void deploy(String tenant, String file, String old, String changed) {
    var text = text(file);
    assertThat(text).contains(old);
    repository
        .createDeployment()
        .source("Camunda Modeler")
        .tenantId(tenant)
        .addString(
            file.substring(file.indexOf('/') + 1),
            text.replaceFirst(java.util.regex.Pattern.quote(old), changed))
        .deploy();
  }

  private static String text(String file) {
    try {
      return new ClassPathResource(file).getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private UUID open(String tenant) {
    process.client(tenant);
    return desk.open(new NewPiece(tenant, "Spring sale", "", false), "manager");
  }

  private UUID submitted(String tenant) {
    var channel = process.channel(tenant, "key");
    var piece = open(tenant);
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of("channels", List.of(channel.id().toString()), "text", "Hello", "slotAt", SLOT));
    return piece;
  }

  private UUID reviewed(String tenant) {
    var piece = submitted(tenant);
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", stages.digest(piece)));
    process.runDueJobs();
    return piece;
  }

  private String formOf(UUID piece) {
    var task = process.task(piece, "Task_ReviewPiece");
    try (var form = forms.getDeployedTaskForm(task.getId())) {
      return new String(form.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String decidedFor(UUID piece) {
    var decided =
        history
            .createHistoricDecisionInstanceQuery()
            .processInstanceId(process.of(piece, "client-approval").getId())
            .singleResult();
    return repository.getDecisionDefinition(decided.getDecisionDefinitionId()).getTenantId();
  }

  private String tenant(UUID piece, String key) {
    return process.of(piece, key).getTenantId();
  }

  private ProcessDefinition definition(UUID piece, String key) {
    return repository.getProcessDefinition(process.of(piece, key).getProcessDefinitionId());
  }

  private ProcessDefinition own(String key, String tenant) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .tenantIdIn(tenant)
        .latestVersion()
        .singleResult();
  }
}
