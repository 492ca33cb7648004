package org.imprimatur.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceReading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class TaskWatchTests {
  @Autowired ProcessDriver process;
  @Autowired PieceStages stages;
  @Autowired PieceReading pieces;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    channel = process.channel("acme", "key");
  }

  @Test
  void whatIsNotDoneInTimeBelongsToWhoeverTakesOver() {
    var piece = stages.submitted(channel, "Spring sale", "2026-11-30T09:00");
    var task = process.task(piece, "Task_ReviewPiece");
    tasks.setAssignee(task.getId(), "reviewer");
    process.advance(Duration.between(process.now(), task.getDueDate().toInstant()).plusSeconds(1));

    aMinutePasses();

    var late = process.task(piece, "Task_ReviewPiece");
    assertThat(late.getAssignee()).isNull();
    assertThat(groups(late)).containsExactly("leads");
    assertThat(late.getPriority()).isGreaterThan(task.getPriority());
    assertThat(pieces.get(piece).history())
        .filteredOn(event -> event.kind() == PieceEvent.Kind.HANDED_ON)
        .extracting(PieceEvent::comment)
        .containsExactly("“Review piece”: from reviewer to leads");
  }

  @Test
  void aTaskIsHandedOnOnce() {
    var piece = lateReview();
    aMinutePasses();
    var task = process.task(piece, "Task_ReviewPiece");
    tasks.setAssignee(task.getId(), "lead");

    aMinutePasses();

    assertThat(process.task(piece, "Task_ReviewPiece").getAssignee()).isEqualTo("lead");
  }

  @Test
  void aDueDateThatSomebodyMovedCounts() {
    var piece = lateReview();
    tasks.setDueDate(
        process.task(piece, "Task_ReviewPiece").getId(),
        Date.from(process.now().plus(Duration.ofDays(1))));

    aMinutePasses();

    assertThat(groups(process.task(piece, "Task_ReviewPiece"))).containsExactly("reviewers");
  }

  private UUID lateReview() {
    var piece = stages.submitted(channel, "Spring sale", "2026-11-30T09:00");
    process.advance(Duration.ofDays(30));
    return piece;
  }

  /** The timer that begins the watch, and the work it begins. */
  private void aMinutePasses() {
    var timer =
        management.createJobQuery().processDefinitionKey("task-watch").timers().singleResult();
    management.executeJob(timer.getId());
    management
        .createJobQuery()
        .processDefinitionKey("task-watch")
        .messages()
        .list()
        .forEach(job -> management.executeJob(job.getId()));
  }

  private List<String> groups(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(group -> group != null)
        .toList();
  }
}
