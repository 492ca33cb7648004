package org.imprimatur.content.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner lets the legal department look at Acme's pieces, and nobody else's. */
@ProcessTest
class OwnVariantTests {
  private static final Path WITH_LEGAL_CHECK =
      Path.of("src/test/resources/models/content-piece-with-legal-check.bpmn");

  @Autowired ProcessDriver process;
  @Autowired PieceStages stages;
  @Autowired ContentDesk desk;
  @Autowired RepositoryService repository;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;

  private String deployment;

  @BeforeEach
  void begin() throws IOException {
    process.begin();
    process.client("acme");
    process.client("borealis");
    deployment = deploy(Files.readString(WITH_LEGAL_CHECK));
  }

  @AfterEach
  void useTheSharedOneAgain() {
    if (deployment != null) repository.deleteDeployment(deployment, true);
  }

  @Test
  void onlyTheClientsOwnPiecesTakeTheNewWay() {
    var acmes = stages.submitted(process.channel("acme", "key"), "Spring sale", "2026-11-30T09:00");
    review(acmes, "Task_ReviewPiece");

    assertThat(process.task(acmes, "Task_CheckLegally")).isNotNull();
    assertThat(tasks.getIdentityLinksForTask(process.task(acmes, "Task_CheckLegally").getId()))
        .extracting(link -> link.getGroupId())
        .containsExactly("legal");
    review(acmes, "Task_CheckLegally", "lawyer");
    assertThat(process.tasks(acmes, "Task_ApprovePiece")).isNotEmpty();

    var channel = process.channel("borealis", "key");
    var borealis = desk.open(new NewPiece("borealis", "Savings", "", false), "manager");
    process.submit(
        borealis,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            "Savings",
            "slotAt",
            "2026-11-30T09:00"));
    review(borealis, "Task_ReviewPiece");
    assertThat(process.task(borealis, "Task_CheckLegally")).isNull();
    assertThat(process.tasks(borealis, "Task_ApprovePiece")).isNotEmpty();
  }

  @Test
  void whatTheLawyersSendBackIsRevised() {
    var piece = stages.submitted(process.channel("acme", "key"), "Spring sale", "2026-11-30T09:00");
    review(piece, "Task_ReviewPiece");

    process.submit(
        piece,
        "Task_CheckLegally",
        "lawyer",
        Map.of(
            "reviewDecision", "RETURN",
            "reviewComment", "No promises",
            "versionDigest", stages.digest(piece)));

    assertThat(process.shown(piece, "Task_RevisePiece", "comments"))
        .asString()
        .contains("No promises");
  }

  @Test
  void aVariantTakenOutOfUseIsUsedNoMore() {
    repository
        .updateProcessDefinitionSuspensionState()
        .byProcessDefinitionKey("content-piece")
        .processDefinitionTenantId("acme")
        .suspend();

    var piece = stages.submitted(process.channel("acme", "key"), "Spring sale", "2026-11-30T09:00");
    review(piece, "Task_ReviewPiece");

    assertThat(process.task(piece, "Task_CheckLegally")).isNull();
  }

  @Test
  void withoutTheApprovalItIsRefusedInWordsForEverybody() throws IOException {
    var bold =
        Files.readString(WITH_LEGAL_CHECK)
            .replace(
                "sourceRef=\"Gateway_Allowed\" targetRef=\"CallActivity_AskClientForApproval\"",
                "sourceRef=\"Gateway_Allowed\" targetRef=\"Task_SchedulePublications\"");
    var before = repository.createProcessDefinitionQuery().count();

    assertThatThrownBy(() -> deploy(bold))
        .hasMessageContaining("IMP-P01")
        .hasMessageContaining(
            "Draft piece → Review piece → Accepted? Yes → Check legally → Allowed? Yes →"
                + " Schedule publications")
        .hasMessageContaining("Lead every way to publishing through “Ask client for approval”");
    assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(before);
  }

  private void review(UUID piece, String task) {
    review(piece, task, "reviewer");
  }

  private void review(UUID piece, String task, String by) {
    process.submit(
        piece,
        task,
        by,
        Map.of("reviewDecision", "APPROVE", "versionDigest", stages.digest(piece)));
    process.runDueJobs();
  }

  private String deploy(String model) {
    return repository
        .createDeployment()
        .tenantId("acme")
        .addString("content-piece.bpmn", model)
        .deploy()
        .getId();
  }
}
