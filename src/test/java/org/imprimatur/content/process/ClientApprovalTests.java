package org.imprimatur.content.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.task.Task;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalReminded;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.approvals.RoundState;
import org.imprimatur.approvals.SilenceReached;
import org.imprimatur.channels.Channel;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.NewApprover;
import org.imprimatur.clients.Silence;
import org.imprimatur.content.ApprovalTasks;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.Draft;
import org.imprimatur.content.NewPiece;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.decisions.DecisionRecord;
import org.imprimatur.decisions.DecisionRecords;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.TaskForms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ProcessTest
@RecordApplicationEvents
class ClientApprovalTests {
  private static final String SLOT = "2026-12-14T09:00";
  private static final Instant AT_SLOT = Instant.parse("2026-12-14T09:00:00Z");

  /** Six working hours after the first morning, twenty-four, forty-eight; due after fifty-four. */
  private static final Instant FIRST_REMINDER = Instant.parse("2026-11-23T15:00:00Z");

  private static final Instant SECOND_REMINDER = Instant.parse("2026-11-25T15:00:00Z");
  private static final Instant THIRD_REMINDER = Instant.parse("2026-11-30T12:00:00Z");
  private static final Instant ANSWER_DUE = Instant.parse("2026-11-30T18:00:00Z");

  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired ClientDesk clients;
  @Autowired PieceReading pieces;
  @Autowired ApprovalDesk approvals;
  @Autowired DecisionRecords decisions;
  @Autowired ApprovalTasks tasks;
  @Autowired TaskForms forms;
  @Autowired SandboxPlatform sandbox;
  @Autowired HistoryService history;
  @Autowired ApplicationEvents events;

  private String client;
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    client = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    channel = process.channel(client, "key");
  }

  @Test
  void anyOneOfThoseAskedSuffices() {
    var mia = approver("mia", "marketing");
    approver("lea", "legal");
    var piece = reviewed("Spring sale");
    assertThat(process.tasks(piece, "Task_ApprovePiece"))
        .extracting(Task::getAssignee)
        .containsExactlyInAnyOrderElementsOf(
            approvals.requests(round(piece).id()).stream().map(ApprovalRequest::actor).toList());

    answer(piece, mia, "APPROVE");

    assertThat(process.tasks(piece, "Task_ApprovePiece")).isEmpty();
    assertThat(round(piece).state()).isEqualTo(RoundState.APPROVED);
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.APPROVED);
    assertThat(approvals.of(piece))
        .singleElement()
        .satisfies(
            approval -> {
              assertThat(approval.approvedBy()).isEqualTo("mia <mia@example.com>");
              assertThat(approval.roundId()).isEqualTo(round(piece).id());
              assertThat(approval.processDefinition()).startsWith("client-approval:");
            });
    process.until(AT_SLOT);
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void everyoneHasToAgreeWhereItWasAgreedSo() {
    terms("everyone", Silence.HOLD, "");
    var mia = approver("mia", "marketing");
    var lea = approver("lea", "legal");
    var piece = reviewed("Spring sale");

    answer(piece, mia, "APPROVE");

    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);
    assertThat(approvals.of(piece)).isEmpty();
    assertThat(process.tasks(piece, "Task_ApprovePiece")).hasSize(1);
    answer(piece, lea, "APPROVE");
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.APPROVED);
  }

  @Test
  void legalIsAskedAfterMarketing() {
    terms("marketing then legal", Silence.HOLD, "");
    var mia = approver("mia", "marketing");
    var lea = approver("lea", "legal");
    var piece = reviewed("Spring sale");
    assertThat(request(piece, mia)).isNotNull();
    assertThat(approvals.requests(round(piece).id())).hasSize(1);

    answer(piece, mia, "APPROVE");
    process.tasks(piece, "Task_ApprovePiece");

    assertThat(round(piece).stage()).isEqualTo(2);
    answer(piece, lea, "APPROVE");
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.APPROVED);
    assertThat(process.passed(piece, "EndEvent_ApprovalAnswered")).isTrue();
  }

  @Test
  void oneWishForChangesIsEnoughToSendThePieceBack() {
    terms("everyone", Silence.HOLD, "");
    var mia = approver("mia", "marketing");
    var lea = approver("lea", "legal");
    var piece = reviewed("Spring sale");
    answer(piece, mia, "APPROVE");

    submit(
        piece,
        lea,
        Map.of(
            "approvalDecision",
            "REQUEST_CHANGES",
            "approvalComment",
            "Mention the terms",
            "approvalChannel",
            channel.id().toString(),
            "versionDigest",
            digest(piece)));

    assertThat(round(piece).state()).isEqualTo(RoundState.CHANGES_REQUESTED);
    assertThat(request(piece, lea).channelId()).isEqualTo(channel.id());
    assertThat(process.shown(piece, "Task_RevisePiece", "comments").toString())
        .contains("Mention the terms");
  }

  @Test
  void channelThePieceDoesNotGoToCannotBeCommentedOn() {
    var mia = approver("mia", "marketing");
    var other = process.channel(client, "blind");
    var piece = reviewed("Spring sale");

    assertThatThrownBy(
            () ->
                submit(
                    piece,
                    mia,
                    Map.of(
                        "approvalDecision",
                        "REQUEST_CHANGES",
                        "approvalComment",
                        "Shorter",
                        "approvalChannel",
                        other.id().toString(),
                        "versionDigest",
                        digest(piece))))
        .hasMessageContaining("not one of the choices");
    assertThat(request(piece, mia).answered()).isFalse();
  }

  @Test
  void delicateWordsCallForTheLawyersToo() {
    terms("marketing", Silence.HOLD, "");
    approver("mia", "marketing");
    approver("lea", "legal");

    assertThat(routeOf(reviewed("Freedom!"))).isEqualTo("marketing");
    assertThat(routeOf(reviewed("All FREE today"))).isEqualTo("marketing then legal");
  }

  @Test
  void policyThatNamesARoleNobodyHasGivesWayVisibly() {
    terms("marketing", Silence.HOLD, "");
    approver("mia", "marketing");

    var piece = reviewed("All free today");

    assertThat(routeOf(piece)).isEqualTo("marketing");
    assertThat(pieces.get(piece).history())
        .filteredOn(event -> event.kind() == PieceEvent.Kind.ASKED)
        .extracting(PieceEvent::comment)
        .singleElement()
        .asString()
        .contains("asks for 'legal'", "own route was taken");
  }

  @Test
  void ownRouteThatLeadsToNobodyLeadsToAnyone() {
    terms("board", Silence.HOLD, "");
    approver("mia", "marketing");

    assertThat(routeOf(reviewed("Spring sale"))).isEqualTo("anyone");
  }

  @Test
  void decisionStaysVisible() {
    terms("marketing", Silence.HOLD, "");
    approver("mia", "marketing");
    approver("lea", "legal");
    var piece = reviewed("All free today");
    process.tasks(piece, "Task_ApprovePiece");

    var decided =
        history
            .createHistoricDecisionInstanceQuery()
            .processInstanceId(process.of(piece, "client-approval").getId())
            .includeInputs()
            .includeOutputs()
            .singleResult();

    assertThat(decided.getTenantId()).isEqualTo(client);
    assertThat(decided.getOutputs())
        .extracting(output -> output.getValue())
        .containsExactly("usual then legal");
    assertThat(decided.getInputs())
        .extracting(input -> input.getClauseName())
        .containsExactlyInAnyOrder("Client", "Channels", "Format", "Risk words?", "Campaign");
  }

  @Test
  void whyTheLawyersWereAskedIsKeptInTheWordsOfTheTable() {
    terms("marketing", Silence.HOLD, "");
    approver("mia", "marketing");
    approver("lea", "legal");
    var piece = reviewed("Coffee for free");
    process.tasks(piece, "Task_ApprovePiece");

    assertThat(decisions.of(piece))
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.client()).isEqualTo(client);
              assertThat(made.element()).isEqualTo("Task_ChooseApprovers");
              assertThat(made.definition()).startsWith("approval-policy:");
              assertThat(made.said()).endsWith("said “usual then legal”");
              assertThat(made.because())
                  .isEqualTo(
                      "because rule 1 “A word occurs that the client wants to be careful with: its"
                          + " lawyers look last, if it has any among its approvers.” matched:"
                          + " Risk words = true");
              assertThat(made.inputs())
                  .extracting(DecisionRecord.Value::label)
                  .containsExactly("Client", "Channels", "Format", "Risk words?", "Campaign");
              assertThat(made.inputs().get(1).value()).isEqualTo(List.of("sandbox"));
            });
  }

  @Test
  void nobodyElseAnswersForTheOneAsked() {
    var mia = approver("mia", "marketing");
    approver("lea", "legal");
    var piece = reviewed("Spring sale");
    var task = task(piece, mia);

    assertThatThrownBy(
            () ->
                forms.submit(
                    new TaskForms.Who("intern", Set.of(process.group(client)), Set.of(client)),
                    task,
                    approving(piece)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    assertThat(request(piece, mia).answered()).isFalse();
  }

  @Test
  void whoWroteThePieceIsNotAsked() {
    approver("mia", "marketing");
    clients.addApprover(
        new NewApprover(client, "manager", "m@example.com", "manager", "marketing", false));
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    assertThat(approvals.requests(round(piece).id()))
        .extracting(ApprovalRequest::name)
        .containsExactly("mia");
  }

  @Test
  void doorOfTheAnswerIsRemembered() {
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale");

    forms.submit(
        new TaskForms.Who(mia.actor(), Set.of(), Set.of(client), "LINK"),
        task(piece, mia),
        approving(piece));

    assertThat(request(piece, mia).method()).isEqualTo(ApprovalMethod.LINK);
    assertThat(approvals.of(piece).get(0).method()).isEqualTo(ApprovalMethod.LINK);
  }

  @Test
  void silentOnesAreRemindedInTheirWorkingHours() {
    terms("everyone", Silence.HOLD, "");
    var mia = approver("mia", "marketing");
    var lea = approver("lea", "legal");
    var piece = reviewed("Spring sale");
    answer(piece, mia, "APPROVE");

    process.until(FIRST_REMINDER.minusSeconds(1));
    assertThat(reminded()).isEmpty();
    process.until(FIRST_REMINDER);
    assertThat(reminded()).containsExactly(request(piece, lea).id());
    process.until(SECOND_REMINDER);
    assertThat(reminded()).hasSize(2);
    process.until(THIRD_REMINDER);
    assertThat(reminded()).hasSize(3);
    process.until(ANSWER_DUE.minusSeconds(1));

    assertThat(reminded()).hasSize(3);
    assertThat(process.task(piece, "Task_DecideOnSilence")).isNull();
    assertThat(events.stream(SilenceReached.class)).isEmpty();
  }

  @Test
  void silenceIsHeldAndTheAccountManagerDecidesToWait() {
    clients.keep(
        new ApprovalTerms(
            client,
            "anyone",
            List.of(6, 24, 48),
            Silence.HOLD,
            "",
            "manager",
            BusinessHours.USUAL,
            List.of()));
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    process.until(ANSWER_DUE);

    assertThat(process.task(piece, "Task_DecideOnSilence").getAssignee()).isEqualTo("manager");
    assertThat(process.shown(piece, "Task_DecideOnSilence", "whyHeld").toString())
        .contains("agreed that a person decides");
    assertThat(events.stream(SilenceReached.class)).hasSize(1);
    process.submit(piece, "Task_DecideOnSilence", "manager", Map.of("silenceDecision", "WAIT"));

    assertThat(task(piece, mia)).isNotNull();
    process.until(ANSWER_DUE.plus(Duration.ofHours(24)));
    assertThat(reminded()).hasSize(4);
    answer(piece, mia, "APPROVE");
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.APPROVED);
  }

  @Test
  void answerAfterAllClosesTheQuestionAboutSilence() {
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    process.until(ANSWER_DUE);
    assertThat(process.task(piece, "Task_DecideOnSilence")).isNotNull();

    answer(piece, mia, "APPROVE");

    assertThat(process.task(piece, "Task_DecideOnSilence")).isNull();
  }

  @Test
  void silentPieceCanBeWithdrawn() {
    approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    process.until(ANSWER_DUE);

    process.submit(piece, "Task_DecideOnSilence", "manager", Map.of("silenceDecision", "WITHDRAW"));

    assertThat(process.ended(piece)).isTrue();
    assertThat(round(piece).state()).isEqualTo(RoundState.SUPERSEDED);
  }

  @Test
  void substituteIsAskedByHand() {
    approver("mia", "marketing");
    var sub = substitute("sub", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    process.until(ANSWER_DUE);

    process.submit(
        piece, "Task_DecideOnSilence", "manager", Map.of("silenceDecision", "ASK_SUBSTITUTE"));
    process.runDueJobs();

    assertThat(process.tasks(piece, "Task_ApprovePiece")).hasSize(2);
    answer(piece, sub, "APPROVE");
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.APPROVED);
  }

  @Test
  void substituteCannotBeAskedWhereThereIsNone() {
    approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    process.until(ANSWER_DUE);

    assertThatThrownBy(
            () ->
                process.submit(
                    piece,
                    "Task_DecideOnSilence",
                    "manager",
                    Map.of("silenceDecision", "ASK_SUBSTITUTE")))
        .hasMessageContaining("nobody left");
    assertThat(process.task(piece, "Task_DecideOnSilence")).isNotNull();
  }

  @Test
  void substituteIsAskedByItselfAndTheSilentOneMayStillAnswer() {
    terms("anyone", Silence.SUBSTITUTE, "");
    var mia = approver("mia", "marketing");
    substitute("sub", "legal");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    process.until(ANSWER_DUE);

    assertThat(process.tasks(piece, "Task_ApprovePiece")).hasSize(2);
    answer(piece, mia, "APPROVE");
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.APPROVED);
  }

  @Test
  void silenceOfTheSubstituteTooIsHeld() {
    terms("anyone", Silence.SUBSTITUTE, "");
    approver("mia", "marketing");
    substitute("sub", "legal");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    process.until(ANSWER_DUE.plus(Duration.ofDays(8)));

    assertThat(process.shown(piece, "Task_DecideOnSilence", "whyHeld").toString())
        .contains("nobody left");
  }

  @Test
  void silenceCountsAsApprovalWhereTheContractSaysSoAndTheyProvablyKnew() {
    terms("anyone", Silence.TACIT, "Clause 7");
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    process.until(ANSWER_DUE);

    assertThat(approvals.of(piece))
        .singleElement()
        .satisfies(
            approval -> {
              assertThat(approval.method()).isEqualTo(ApprovalMethod.TACIT);
              assertThat(approval.approvedBy()).isEqualTo("Imprimatur");
              assertThat(approval.proof())
                  .contains("mia did not answer", "Clause 7", "Mail to mia@example.com");
            });
    assertThat(process.passed(piece, "EndEvent_SilenceAccepted")).isTrue();
    assertThat(process.tasks(piece, "Task_ApprovePiece")).isEmpty();
    process.until(AT_SLOT);
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void silenceOfOneStageLeadsToTheNext() {
    terms("marketing then legal", Silence.TACIT, "Clause 7");
    var mia = approver("mia", "marketing");
    var lea = approver("lea", "legal");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    process.until(ANSWER_DUE);
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);

    answer(piece, lea, "APPROVE");

    assertThat(approvals.of(piece).get(0).method()).isEqualTo(ApprovalMethod.TASK_FORM);
    assertThat(approvals.of(piece).get(0).proof()).contains("mia did not answer");
  }

  @Test
  void silenceOfSomebodyWhoWasNeverToldIsHeld() {
    terms("anyone", Silence.TACIT, "Clause 7");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    process.until(ANSWER_DUE);

    assertThat(approvals.of(piece)).isEmpty();
    assertThat(process.shown(piece, "Task_DecideOnSilence", "whyHeld").toString())
        .contains("Nothing proves that Anyone at Client");
  }

  @Test
  void silenceBeforeTheWholeTimeHasPassedIsHeld() {
    terms("anyone", Silence.TACIT, "Clause 7");
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale", "2026-11-24T12:00");
    process.tasks(piece, "Task_ApprovePiece");

    process.until(Instant.parse("2026-11-24T12:00:00Z"));

    assertThat(approvals.of(piece)).isEmpty();
    assertThat(process.shown(piece, "Task_DecideOnSilence", "whyHeld").toString())
        .contains("time agreed for an answer is not over");
  }

  @Test
  void fallbackPieceGoesOutInPlaceOfTheSilentOne() {
    terms("anyone", Silence.FALLBACK, "");
    var mia = approver("mia", "marketing");
    var fallback = fallback("Evergreen words", mia);
    process.runDueJobs();
    assertThat(process.task(fallback, "Task_ChooseSlot")).isNotNull();
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    process.until(AT_SLOT);

    assertThat(sandbox.posts())
        .extracting(SandboxPlatform.Post::text)
        .containsExactly("Evergreen words");
    assertThat(pieces.get(piece).slot()).isNull();
    assertThat(process.tasks(piece, "Task_ApprovePiece")).hasSize(1);
    assertThat(pieces.get(fallback).history())
        .extracting(PieceEvent::kind)
        .contains(PieceEvent.Kind.SLOT_TAKEN_OVER);
  }

  @Test
  void silenceIsHeldWhereNoFallbackPieceFits() {
    terms("anyone", Silence.FALLBACK, "");
    var mia = approver("mia", "marketing");
    var usual = channel;
    channel = process.channel(client, "lookup");
    fallback("For another channel", mia);
    process.runDueJobs();
    channel = usual;
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    process.until(ANSWER_DUE);

    assertThat(process.shown(piece, "Task_DecideOnSilence", "whyHeld").toString())
        .contains("no approved fallback piece");
  }

  @Test
  void whilePausedNobodyIsRemindedAndNoTimeIsCounted() {
    terms("anyone", Silence.TACIT, "Clause 7");
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    desk.pause(piece, "Bad news in town.", "manager");

    process.until(ANSWER_DUE);

    assertThat(reminded()).isEmpty();
    assertThatThrownBy(() -> answer(piece, mia, "APPROVE")).hasMessageContaining("paused");
    desk.resume(piece, "manager");
    process.until(ANSWER_DUE.plus(Duration.ofDays(6)));
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);
    assertThat(reminded()).hasSize(2);
  }

  @Test
  void remindersMoveWithTheSlot() {
    approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    desk.plan(piece, Instant.parse("2026-11-23T14:00:00Z"), "manager");

    process.until(Instant.parse("2026-11-23T14:00:00Z"));
    assertThat(reminded()).isNotEmpty();
    assertThat(process.task(piece, "Task_DecideOnSilence")).isNotNull();
  }

  @Test
  void editedPieceIsNotAskedAboutAnyMore() {
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    var asked = request(piece, mia);

    desk.edit(
        piece,
        new Draft("Other text", List.of(), List.of(channel.id()), List.of(), "", Map.of()),
        "manager");

    assertThat(tasks.find(asked.id())).isEmpty();
    assertThat(approvals.round(asked.roundId()).state()).isEqualTo(RoundState.SUPERSEDED);
    process.until(ANSWER_DUE);
    assertThat(reminded()).isEmpty();
  }

  @Test
  void approverWhoIsBeingAskedCannotLeave() {
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");

    assertThatThrownBy(() -> clients.removeApprover(client, mia.id()))
        .hasMessageContaining("being asked");
    answer(piece, mia, "APPROVE");
    clients.removeApprover(client, mia.id());
  }

  @RepeatedTest(5)
  void answersGivenAtTheSameMomentBothCount() throws Exception {
    terms("everyone", Silence.HOLD, "");
    var all = new ArrayList<Approver>();
    for (var name : List.of("ann", "ben", "cleo", "dan")) all.add(approver(name, "marketing"));
    var piece = reviewed("Spring sale");
    process.tasks(piece, "Task_ApprovePiece");
    var digest = digest(piece);

    var failures =
        atOnce(
            all.stream()
                .<Callable<Object>>map(
                    who -> {
                      var task = task(piece, who);
                      return () -> {
                        forms.submit(
                            new TaskForms.Who(who.actor(), Set.of(), Set.of(client)),
                            task,
                            Map.of("approvalDecision", "APPROVE", "versionDigest", digest));
                        return null;
                      };
                    })
                .toList());

    assertThat(failures).isEmpty();
    assertThat(round(piece).state()).isEqualTo(RoundState.APPROVED);
    assertThat(approvals.of(piece)).hasSize(1);
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.APPROVED);
  }

  @Test
  void oneDecisionSubmittedFiftyTimesAtOnceIsTakenOnce() throws Exception {
    var mia = approver("mia", "marketing");
    var piece = reviewed("Spring sale");
    var task = task(piece, mia);
    var values = approving(piece);

    var failures =
        atOnce(
            java.util.Collections.nCopies(
                50,
                () -> {
                  forms.submit(
                      new TaskForms.Who(mia.actor(), Set.of(), Set.of(client)), task, values);
                  return null;
                }));

    assertThat(failures)
        .hasSize(49)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT)));
    assertThat(approvals.of(piece)).hasSize(1);
  }

  // --- people and pieces ---

  private List<Throwable> atOnce(List<Callable<Object>> work) throws Exception {
    var pool = Executors.newFixedThreadPool(work.size());
    var start = new CyclicBarrier(work.size());
    try {
      var running =
          work.stream()
              .map(
                  one ->
                      pool.submit(
                          () -> {
                            start.await();
                            return one.call();
                          }))
              .toList();
      var failures = new ArrayList<Throwable>();
      for (var result : running) {
        try {
          result.get();
        } catch (java.util.concurrent.ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      return failures;
    } finally {
      pool.shutdown();
    }
  }

  private void terms(String route, Silence silence, String contract) {
    clients.keep(
        new ApprovalTerms(
            client,
            route,
            List.of(6, 24, 48),
            silence,
            contract,
            "",
            BusinessHours.USUAL,
            List.of("free")));
  }

  private Approver approver(String name, String role) {
    return clients.addApprover(
        new NewApprover(client, name, name + "@example.com", "", role, false));
  }

  private Approver substitute(String name, String role) {
    return clients.addApprover(
        new NewApprover(client, name, name + "@example.com", "", role, true));
  }

  private UUID reviewed(String text) {
    return reviewed(text, SLOT);
  }

  private UUID reviewed(String text, String slot) {
    return reviewed(
        desk.open(client, text, "manager"),
        Map.of("channels", List.of(channel.id().toString()), "text", text, "slotAt", slot));
  }

  private UUID reviewed(UUID piece, Map<String, Object> draft) {
    process.submit(piece, "Task_DraftPiece", "manager", draft);
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest(piece)));
    return piece;
  }

  private UUID fallback(String text, Approver by) {
    var piece = desk.open(new NewPiece(client, text, "", true), "manager");
    reviewed(piece, Map.of("channels", List.of(channel.id().toString()), "text", text));
    answer(piece, by, "APPROVE");
    return piece;
  }

  private void answer(UUID piece, Approver by, String decision) {
    submit(piece, by, Map.of("approvalDecision", decision, "versionDigest", digest(piece)));
  }

  private void submit(UUID piece, Approver by, Map<String, Object> values) {
    forms.submit(new TaskForms.Who(by.actor(), Set.of(), Set.of(client)), task(piece, by), values);
  }

  private Map<String, Object> approving(UUID piece) {
    return Map.of("approvalDecision", "APPROVE", "versionDigest", digest(piece));
  }

  private String task(UUID piece, Approver asked) {
    process.tasks(piece, "Task_ApprovePiece");
    return tasks.find(request(piece, asked).id()).orElseThrow();
  }

  private ApprovalRequest request(UUID piece, Approver asked) {
    process.tasks(piece, "Task_ApprovePiece");
    return approvals.requests(round(piece).id()).stream()
        .filter(request -> asked.id().equals(request.approverId()))
        .findFirst()
        .orElseThrow();
  }

  private String routeOf(UUID piece) {
    process.tasks(piece, "Task_ApprovePiece");
    return round(piece).route();
  }

  private ApprovalRound round(UUID piece) {
    var rounds = approvals.rounds(piece);
    return rounds.get(rounds.size() - 1);
  }

  private String digest(UUID piece) {
    return pieces.get(piece).current().orElseThrow().digest();
  }

  private List<UUID> reminded() {
    return events.stream(ApprovalReminded.class).map(ApprovalReminded::request).toList();
  }
}
