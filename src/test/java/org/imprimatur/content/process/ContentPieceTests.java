package org.imprimatur.content.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.Draft;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ContentPieceTests {
  private static final String SLOT = "2026-11-25T09:00";
  private static final Instant AT_SLOT = Instant.parse("2026-11-25T09:00:00Z");

  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired PublishingDesk publishing;
  @Autowired SandboxPlatform sandbox;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    channel = process.channel("acme", "key");
  }

  @Test
  void approvedPieceGoesOutOnTheMinuteAndIsMeasured() {
    var piece = approved("Spring sale");

    process.until(AT_SLOT.minusMillis(1));
    assertThat(sandbox.posts()).isEmpty();
    process.until(AT_SLOT);

    assertThat(sandbox.posts())
        .extracting(SandboxPlatform.Post::text)
        .containsExactly("Spring sale\n\n#coffee");
    process.until(AT_SLOT.plus(Duration.ofDays(8)));
    process.submit(piece, "Task_LookAtResult", "manager", Map.of("resultDecision", "NOTED"));
    process.runDueJobs();
    assertThat(process.ended(piece)).isTrue();
    assertThat(process.passed(piece, "EndEvent_PieceMeasured")).isTrue();
  }

  @Test
  void returnedDraftComesBackWithTheComment() {
    var piece = submitted("Spring sale");

    review(piece, "RETURN", "Too long");

    assertThat(process.task(piece, "Task_RevisePiece")).isNotNull();
    assertThat(process.shown(piece, "Task_RevisePiece", "comments").toString())
        .contains("Too long");
    process.submit(piece, "Task_RevisePiece", "manager", draft("Sale"));
    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
    assertThat(pieces.get(piece).current().orElseThrow().no()).isEqualTo(2);
  }

  @Test
  void rejectedPieceEndsWithoutAPost() {
    var piece = reviewed("Spring sale");

    decide(piece, "REJECT", "Not our style");

    assertThat(process.passed(piece, "EndEvent_PieceRejected")).isTrue();
    assertThat(process.ended(piece)).isTrue();
    assertThat(sandbox.posts()).isEmpty();
  }

  @Test
  void changesRequestedByTheClientLeadToARevision() {
    var piece = reviewed("Spring sale");

    decide(piece, "REQUEST_CHANGES", "Mention the date");

    assertThat(process.shown(piece, "Task_RevisePiece", "comments").toString())
        .contains("Mention the date");
  }

  @Test
  void withdrawnPieceEndsAtEveryStage() {
    for (var stage :
        List.<java.util.function.Supplier<UUID>>of(
            () -> opened("Draft"),
            () -> submitted("Review"),
            () -> reviewed("Approval"),
            () -> approved("Scheduled"))) {
      var piece = stage.get();

      desk.withdraw(piece, "Changed our mind", "manager");

      assertThat(process.passed(piece, "EndEvent_WithdrawalDone")).isTrue();
      assertThat(process.ended(piece)).isTrue();
    }
    process.until(AT_SLOT.plusSeconds(60));
    assertThat(sandbox.posts()).isEmpty();
  }

  @Test
  void movedSlotIsKeptWithTheApproval() {
    var piece = approved("Spring sale");
    process.runDueJobs();

    desk.plan(piece, AT_SLOT.plusSeconds(3600), "manager");

    process.until(AT_SLOT.plusSeconds(3599));
    assertThat(sandbox.posts()).isEmpty();
    process.until(AT_SLOT.plusSeconds(3600));
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void editOfAScheduledPieceNeedsReviewAndApprovalAgain() {
    var piece = approved("Spring sale");
    process.runDueJobs();

    desk.edit(piece, newDraft("Other text"), "manager");

    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
    process.until(AT_SLOT.plusSeconds(60));
    assertThat(sandbox.posts()).isEmpty();
    assertThat(pieces.get(piece).slot()).isEqualTo(AT_SLOT);
  }

  @Test
  void editWhileTheClientDecidesTakesTheApprovalTaskBack() {
    var piece = reviewed("Spring sale");

    desk.edit(piece, newDraft("Other text"), "manager");

    assertThat(process.task(piece, "Task_ApprovePiece")).isNull();
    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
  }

  @Test
  void editWhileTheSlotIsChosenLeadsBackToReview() {
    var piece = approvedWithoutSlot("Spring sale");
    process.runDueJobs();

    desk.edit(piece, newDraft("Other text"), "manager");

    assertThat(process.task(piece, "Task_ChooseSlot")).isNull();
    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.IN_REVIEW);
  }

  @Test
  void editIsRefusedWhereNoWayLeadsBack() {
    var piece = approved("Spring sale");

    assertThatThrownBy(() -> desk.edit(piece, newDraft("Other text"), "manager"))
        .hasMessageContaining("try again in a moment");

    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.APPROVED);
    assertThat(pieces.get(piece).versions()).hasSize(1);
    process.runDueJobs();
    desk.edit(piece, newDraft("Other text"), "manager");
    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
  }

  @Test
  void timeGivenElsewhereSendsThePieceOnItsWay() {
    var piece = approvedWithoutSlot("Spring sale");
    process.runDueJobs();

    desk.plan(piece, AT_SLOT, "manager");

    assertThat(process.task(piece, "Task_ChooseSlot")).isNull();
    process.until(AT_SLOT);
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void editIsRefusedWhenEverythingIsOnline() {
    var piece = approved("Spring sale");
    process.until(AT_SLOT);

    assertThatThrownBy(() -> desk.edit(piece, newDraft("Other text"), "manager"))
        .hasMessageContaining("no way leads back");

    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.SCHEDULED);
  }

  @Test
  void staleFormIsRefusedAndTheTaskShowsTheNewVersion() {
    var piece = submitted("Spring sale");
    var stale = digest(piece);
    desk.edit(piece, newDraft("Other text"), "manager");

    assertThatThrownBy(
            () ->
                process.submit(
                    piece,
                    "Task_ReviewPiece",
                    "reviewer",
                    Map.of("reviewDecision", "APPROVE", "versionDigest", stale)))
        .hasMessageContaining("changed since you opened it");
    assertThat(process.shown(piece, "Task_ReviewPiece", "previews").toString())
        .contains("Other text");
    review(piece, "APPROVE", "");
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);
  }

  @Test
  void nobodyApprovesWhatTheyWrote() {
    var piece = submitted("Spring sale");
    desk.edit(piece, newDraft("My own words"), "reviewer");

    assertThatThrownBy(
            () ->
                process.submit(
                    piece,
                    "Task_ReviewPiece",
                    "reviewer",
                    Map.of("reviewDecision", "APPROVE", "versionDigest", digest(piece))))
        .hasMessageContaining("Nobody approves what they wrote");
    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
  }

  @Test
  void pieceWithoutASlotAsksForOneAfterApproval() {
    var piece = approvedWithoutSlot("Spring sale");
    process.runDueJobs();

    process.submit(piece, "Task_ChooseSlot", "manager", Map.of("publishNow", true));
    process.runDueJobs();

    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void pausedPieceWaitsForAPersonAndGoesOnFromWhereItWas() {
    var piece = approved("Spring sale");
    process.runDueJobs();
    desk.pause(piece, "Bad news in town.", "manager");

    process.until(AT_SLOT.plusSeconds(60));
    assertThat(sandbox.posts()).isEmpty();
    process.submit(piece, "Task_DecideOnPausedPiece", "manager", Map.of("pauseDecision", "RESUME"));
    process.runDueJobs();

    assertThat(sandbox.posts()).hasSize(1);
    assertThat(process.passed(piece, "EndEvent_PauseEnded")).isTrue();
  }

  @Test
  void pausedPieceRefusesEveryOtherStep() {
    var piece = submitted("Spring sale");
    desk.pause(piece, "Bad news in town.", "manager");

    assertThatThrownBy(() -> review(piece, "APPROVE", ""))
        .hasMessageContaining("paused by manager");
    process.submit(
        piece, "Task_DecideOnPausedPiece", "manager", Map.of("pauseDecision", "WITHDRAW"));
    assertThat(process.ended(piece)).isTrue();
  }

  @Test
  void pausedPieceCanGoOnAtAnotherTime() {
    var piece = approved("Spring sale");
    process.runDueJobs();
    desk.pause(piece, "Bad news in town.", "manager");

    process.submit(
        piece,
        "Task_DecideOnPausedPiece",
        "manager",
        Map.of("pauseDecision", "NEW_SLOT", "slotAt", "2026-11-26T09:00"));

    process.until(AT_SLOT.plus(Duration.ofHours(24)));
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void resumedElsewhereEndsThePauseTask() {
    var piece = submitted("Spring sale");
    desk.pause(piece, "Bad news in town.", "manager");

    desk.resume(piece, "manager");

    assertThat(process.task(piece, "Task_DecideOnPausedPiece")).isNull();
    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
  }

  @Test
  void refusedContentGoesBackToBeWrittenAnew() {
    var piece = approved("Spring sale");
    sandbox.next(SandboxPlatform.Behaviour.REFUSE);
    process.until(AT_SLOT);

    process.submit(piece, "Task_FixRejectedPost", "manager", Map.of("fixDecision", "REVISE"));

    assertThat(process.shown(piece, "Task_RevisePiece", "comments").toString()).contains("spam");
    assertThat(publishing.of(piece)).allMatch(p -> p.state() == PublicationState.CANCELLED);
  }

  // --- the way to a stage ---

  private UUID opened(String title) {
    return desk.open("acme", title, "manager");
  }

  private UUID submitted(String text) {
    var piece = opened(text);
    process.submit(piece, "Task_DraftPiece", "manager", draft(text));
    return piece;
  }

  private UUID reviewed(String text) {
    var piece = submitted(text);
    review(piece, "APPROVE", "");
    return piece;
  }

  private UUID approved(String text) {
    var piece = reviewed(text);
    decide(piece, "APPROVE", "");
    return piece;
  }

  private UUID approvedWithoutSlot(String text) {
    var piece = opened(text);
    var withoutSlot = new java.util.HashMap<>(draft(text));
    withoutSlot.remove("slotAt");
    process.submit(piece, "Task_DraftPiece", "manager", withoutSlot);
    review(piece, "APPROVE", "");
    decide(piece, "APPROVE", "");
    return piece;
  }

  private void review(UUID piece, String decision, String comment) {
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of(
            "reviewDecision", decision, "reviewComment", comment, "versionDigest", digest(piece)));
  }

  private void decide(UUID piece, String decision, String comment) {
    process.submit(
        piece,
        "Task_ApprovePiece",
        "acme",
        Map.of(
            "approvalDecision",
            decision,
            "approvalComment",
            comment,
            "versionDigest",
            digest(piece)));
  }

  private String digest(UUID piece) {
    return pieces.get(piece).current().orElseThrow().digest();
  }

  private Map<String, Object> draft(String text) {
    return Map.of(
        "channels",
        List.of(channel.id().toString()),
        "text",
        text,
        "tags",
        List.of("coffee"),
        "slotAt",
        SLOT);
  }

  private Draft newDraft(String text) {
    return new Draft(text, List.of(), List.of(channel.id()), List.of(), "", Map.of());
  }
}
