package org.imprimatur.security;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.imprimatur.channels.Channels;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.content.PieceReading;

/** Brings pieces to the point where their client is asked. */
final class WaitingPieces {
  private final ProcessEngine engine;
  private final ContentDesk desk;
  private final PieceReading pieces;
  private final Channels channels;

  WaitingPieces(ProcessEngine engine, ContentDesk desk, PieceReading pieces, Channels channels) {
    this.engine = engine;
    this.desk = desk;
    this.pieces = pieces;
    this.channels = channels;
  }

  /** A piece, the task that waits for its client, and what that task is about. */
  record Waiting(UUID piece, String task, String digest) {}

  Waiting of(String client, String text) {
    var channel = channels.findByClientKeyOrderByName(client).get(0).id().toString();
    var piece = desk.open(new NewPiece(client, text), "manager");
    answer(piece, "Task_DraftPiece", "manager", Map.of("channels", List.of(channel), "text", text));
    var digest = pieces.get(piece).current().orElseThrow().digest();
    answer(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest));
    return new Waiting(piece, task(piece, "Task_ApprovePiece"), digest);
  }

  String task(UUID piece, String element) {
    runJobs(piece);
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(piece.toString())
        .taskDefinitionKey(element)
        .singleResult()
        .getId();
  }

  boolean isOpen(Waiting waiting) {
    return engine.getTaskService().createTaskQuery().taskId(waiting.task()).count() == 1;
  }

  private void answer(UUID piece, String element, String by, Map<String, Object> values) {
    var task = task(piece, element);
    var group = by.equals("manager") ? "communityManagers" : "reviewers";
    engine.getIdentityService().setAuthentication(by, List.of(group), List.of("acme", "borealis"));
    try {
      engine.getFormService().submitTaskForm(task, values);
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  /** Nothing else runs them here. */
  void runJobs(UUID piece) {
    var due = dueJobs(piece);
    while (!due.isEmpty()) {
      due.forEach(engine.getManagementService()::executeJob);
      due = dueJobs(piece);
    }
  }

  private List<String> dueJobs(UUID piece) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(piece.toString())
        .list()
        .stream()
        .flatMap(
            instance ->
                engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .executable()
                    .list()
                    .stream())
        .map(job -> job.getId())
        .toList();
  }
}
