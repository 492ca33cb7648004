package org.imprimatur.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.content.ApprovalTasks;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Person;
import org.imprimatur.workflow.TaskForms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProcessTest
class ReplayTests {
  private static final Person OWNER = new Person("owner", Set.of("processOwners"), Set.of());
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired ClientDesk clients;
  @Autowired PieceReading pieces;
  @Autowired ApprovalDesk approvals;
  @Autowired ApprovalTasks tasks;
  @Autowired TaskForms forms;
  @Autowired SandboxPlatform sandbox;
  @Autowired ReplayDesk replays;
  @Autowired JdbcTemplate jdbc;

  private RecordedLives lives;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    lives = new RecordedLives(process, desk, clients, pieces, approvals, tasks, forms);
  }

  @Test
  void theUnchangedProcessComesToWhatReallyHappened() throws Exception {
    var ways = lives.everyWay();
    assertThat(pieces.get(ways.get("withdrawn")).status()).isEqualTo(PieceStatus.WITHDRAWN);
    assertThat(sandbox.posts()).hasSize(7);

    var before = engineRows();

    var report = replay("content-piece.bpmn", shipped("content-piece.bpmn"), null);

    assertThat(engineRows()).isEqualTo(before);
    assertThat(report.notReproduced()).isEmpty();
    assertThat(report.pieceCount()).isEqualTo(8);
    assertThat(report.pieces()).isEmpty();
    assertThat(report.today()).isEqualTo(report.then());
    assertThat(report.today().posts()).isEqualTo(7);
    assertThat(report.today().missedSlots()).isZero();
    assertThat(sandbox.posts()).hasSize(7);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from pg_namespace where nspname like 'replay\\_%'", Integer.class))
        .isZero();
  }

  @Test
  void whatThePlatformAnsweredItAnswersAgain() throws Exception {
    limited();
    unclear(SandboxPlatform.Behaviour.ACCEPT_THEN_RESET);
    unclear(SandboxPlatform.Behaviour.RESET_BEFORE_ACCEPT);
    var late = lives.reviewed("Too late", Duration.ofHours(5));
    lives.wait(Duration.ofHours(6));
    lives.answer(late, lives.mia, "APPROVE", "");
    lives.wait(Duration.ofHours(1));
    process.submit(late, "Task_ChooseSlot", "manager", Map.of("publishNow", true));
    lives.wait(Duration.ofDays(2));
    assertThat(sandbox.posts()).hasSize(4);

    var report = replay("publication.bpmn", shipped("publication.bpmn"), null);

    assertThat(report.notReproduced()).isEmpty();
    assertThat(report.pieces()).isEmpty();
    assertThat(report.today().missedSlots()).isEqualTo(1);
    assertThat(report.today().posts()).isEqualTo(4);
    assertThat(report.assumptions()).isEmpty();
  }

  private void limited() {
    lives.approved("Limited", Duration.ofHours(20));
    sandbox.next(SandboxPlatform.Behaviour.RATE_LIMIT);
    lives.wait(Duration.ofDays(2));
  }

  private void unclear(SandboxPlatform.Behaviour behaviour) {
    lives.approved("Unclear " + behaviour, Duration.ofHours(20));
    sandbox.next(behaviour);
    lives.wait(Duration.ofDays(2));
  }

  @Test
  void substituteAskedInSilenceIsAskedAgain() throws Exception {
    lives.silenceAsksSubstitute();
    lives.sam();
    var piece = lives.reviewed("Nobody answers", Duration.ofDays(20));
    lives.wait(Duration.ofDays(9));
    lives.answer(piece, lives.sam(), "APPROVE", "");
    lives.wait(Duration.ofDays(13));

    var report = replay("client-approval.bpmn", shipped("client-approval.bpmn"), null);

    assertThat(report.notReproduced()).isEmpty();
    assertThat(report.pieces()).isEmpty();
    assertThat(report.work()).anyMatch(load -> load.who().startsWith("Sam (marketing"));
    assertThat(report.today().posts()).isEqualTo(1);
  }

  @Test
  void twoDaysOfLegalReviewMakeThoseLateThatHadLessTime() throws Exception {
    var tight = lives.approved("Tight", Duration.ofHours(20));
    var roomy = lives.approved("Roomy", Duration.ofHours(100));
    lives.wait(Duration.ofDays(5));

    var report = replay("content-piece.bpmn", withLegalReview(), Duration.ofHours(48));

    assertThat(report.notReproduced()).isEmpty();
    assertThat(report.pieces())
        .filteredOn(ReplayReport.PieceRow::late)
        .extracting(ReplayReport.PieceRow::id)
        .containsExactly(tight);
    assertThat(report.pieces().get(0).aheadHoursToday()).isEqualTo(15);
    assertThat(report.pieces().get(0).aheadHoursThen()).isEqualTo(-33);
    assertThat(report.pieces().get(0).changes()).contains("One more “Review legally” for legal.");
    assertThat(report.pieces()).extracting(ReplayReport.PieceRow::id).contains(roomy);
    assertThat(report.work())
        .filteredOn(load -> load.who().equals("legal"))
        .containsExactly(new ReplayReport.Load("legal", 0, 2, 0, 96));
    assertThat(report.assumptions())
        .contains(
            "“Review legally” (legal) is taken to last 48 hours and to be accepted, as you said. (2 pieces)");
  }

  @Test
  void editThatTheCandidateHasNoWayForIsSaid() throws Exception {
    var edited = lives.approved("Edited", Duration.ofDays(6));
    lives.wait(Duration.ofHours(4));
    desk.edit(edited, lives.draft("Edited after approval"), "manager");
    lives.wait(Duration.ofHours(2));
    lives.review(edited, "APPROVE", "");
    lives.wait(Duration.ofHours(2));
    lives.answer(edited, lives.mia, "APPROVE", "");
    lives.wait(Duration.ofDays(6));

    var report = replay("content-piece.bpmn", withLegalReview(), Duration.ofHours(48));

    assertThat(report.notReproduced()).isEmpty();
    assertThat(report.pieces().get(0).changes())
        .contains(
            "An edit would have been refused: no way leads back from where the piece stood then.");
  }

  @Test
  void tableThatSendsEverythingToTheLawyersShowsTheirWork() throws Exception {
    lives.lea();
    lives.plain(3, Duration.ofHours(60));
    lives.wait(Duration.ofDays(4));

    var report =
        replay(
            "approval-policy.dmn",
            shipped("approval-policy.dmn")
                .replace("<text>\"\"</text>", "<text>\"usual then legal\"</text>"),
            null);

    assertThat(report.notReproduced()).isEmpty();
    assertThat(report.work())
        .filteredOn(load -> load.who().startsWith("Lea (legal"))
        .singleElement()
        .satisfies(
            load -> {
              assertThat(load.tasksToday()).isZero();
              assertThat(load.tasksThen()).isEqualTo(3);
              assertThat(load.hoursThen()).isEqualTo(9);
            });
    assertThat(report.pieces()).hasSize(3);
    assertThat(report.pieces().get(0).changes())
        .contains("The client would have been asked otherwise: Mia, then Lea, instead of Mia.");
  }

  @Test
  void candidateThatGoesRoundAndRoundEndsWithAClearMessage() throws Exception {
    lives.approved("Plain", Duration.ofHours(40));
    var endless =
        shipped("content-piece.bpmn")
            .replace("${reviewDecision == 'APPROVE'}", "${reviewDecision == 'NEVER'}");

    var report = replay("content-piece.bpmn", endless, null);

    assertThat(report.pieces().get(0).changes())
        .anySatisfy(change -> assertThat(change).contains("does not come to an end"));
    assertThat(report.then().stuck()).isEqualTo(1);
  }

  @Test
  void whatCouldNotBeDeployedCannotBeTried() throws Exception {
    var script =
        shipped("content-piece.bpmn")
            .replace(
                "camunda:delegateExpression=\"${schedulePublications}\"",
                "camunda:class=\"java.lang.Runtime\"");

    assertThatThrownBy(() -> order("content-piece.bpmn", script, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Task_SchedulePublications");
    assertThatThrownBy(() -> order("mail-delivery.bpmn", shipped("mail-delivery.bpmn"), null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not part of a piece's life");
    assertThatThrownBy(
            () ->
                replays.order(
                    new ReplayOrder("x.bpmn", "x", List.of(lives.client), 4, null),
                    new Person("manager", Set.of("communityManagers"), Set.of())))
        .hasMessageContaining("process owners");
  }

  @Test
  void replayCanBeCancelled() throws Exception {
    lives.plain(6, Duration.ofHours(60));
    var run = order("content-piece.bpmn", shipped("content-piece.bpmn"), null);
    replays.cancel(run, OWNER);
    assertThat(replays.get(run, OWNER).state()).isEqualTo(ReplayState.CANCELLED);
    replay("content-piece.bpmn", shipped("content-piece.bpmn"), null);
    assertThat(replays.get(run, OWNER).report()).isNull();
  }

  /** Whatever the real engine keeps. */
  private Map<String, Long> engineRows() {
    return jdbc
        .queryForList(
            "select table_name from information_schema.tables where table_schema = 'public' and table_name like 'act\\_%'",
            String.class)
        .stream()
        .collect(
            Collectors.toMap(
                table -> table,
                table -> jdbc.queryForObject("select count(*) from " + table, Long.class)));
  }

  private ReplayReport replay(String name, String text, Duration newStep) throws Exception {
    var run = order(name, text, newStep);
    var patience = System.nanoTime() + PATIENCE.toNanos();
    while (replays.get(run, OWNER).running() && System.nanoTime() < patience) Thread.sleep(50);
    var ended = replays.get(run, OWNER);
    assertThat(ended.state()).as(ended.message()).isEqualTo(ReplayState.DONE);
    return ended.report();
  }

  private UUID order(String name, String text, Duration newStep) {
    return replays.order(new ReplayOrder(name, text, List.of(lives.client), 26, newStep), OWNER);
  }

  private static String shipped(String file) throws IOException {
    return Files.readString(Path.of("processes", file));
  }

  /** As an owner would: one more person looks at it before the client does. */
  static String withLegalReview() throws IOException {
    return shipped("content-piece.bpmn")
        .replace(
            "<bpmn:callActivity id=\"CallActivity_AskClientForApproval\"",
            """
            <bpmn:userTask id="Task_ReviewLegally" name="Review legally" camunda:formRef="review-piece" camunda:formRefBinding="latest" camunda:candidateGroups="legal">
              <bpmn:extensionElements>
                <camunda:properties><camunda:property name="escalateTo" value="leads" /></camunda:properties>
              </bpmn:extensionElements>
              <bpmn:incoming>SequenceFlow_AcceptedYes</bpmn:incoming>
              <bpmn:outgoing>SequenceFlow_ReviewLegallyToAskClientForApproval</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="SequenceFlow_ReviewLegallyToAskClientForApproval" sourceRef="Task_ReviewLegally" targetRef="CallActivity_AskClientForApproval" />
            <bpmn:callActivity id="CallActivity_AskClientForApproval\"""")
        .replace(
            "sourceRef=\"Gateway_Accepted\" targetRef=\"CallActivity_AskClientForApproval\"",
            "sourceRef=\"Gateway_Accepted\" targetRef=\"Task_ReviewLegally\"");
  }
}
