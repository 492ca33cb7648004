package org.imprimatur.publishing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.Imprint;
import org.imprimatur.publishing.Commission;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.PublishingDesk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A restored database sends nothing until an operator lifts the fence. */
@ProcessTest
@TestPropertySource(properties = "imprimatur.publishing.fenced=true")
class FenceTests {
  private static final Instant SLOT = Instant.parse("2026-11-23T09:00:00Z");

  @Autowired ProcessDriver process;
  @Autowired SandboxPlatform sandbox;
  @Autowired PublishingDesk desk;
  @Autowired ApprovalDesk approvals;
  @Autowired RuntimeService runtime;

  @Test
  void duePostBecomesATaskInsteadOfBeingSent() {
    process.begin();
    var channel = process.channel("acme", "key");
    var piece = UUID.randomUUID();
    var payload =
        new Payload(
            channel.id(), channel.handle(), "Spring sale", List.of(), "en", List.of(), "", "");
    approvals.record(
        new Imprint(
            "acme",
            piece,
            payload.digest(),
            Set.of(payload.digest()),
            "acme",
            ApprovalMethod.TASK_FORM,
            "content-piece:1"));
    var publication = desk.plan(new Commission("acme", piece, ""), List.of(payload), SLOT).get(0);
    runtime.startProcessInstanceByKey(
        "publication",
        piece.toString(),
        Map.of("client", "acme", "title", "Sale", "publicationId", publication.toString()));

    process.until(SLOT.plusSeconds(1));

    assertThat(sandbox.posts()).isEmpty();
    assertThat(process.shown(piece, "Task_FixRejectedPost", "publication").toString())
        .contains("FENCE", "administrator lifts the fence");
  }
}
