package org.imprimatur.metrics.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.imprimatur.MovableClock;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.PostMetrics;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;
import org.imprimatur.metrics.PerformanceDesk;
import org.imprimatur.metrics.ResultDecision;
import org.imprimatur.metrics.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PerformanceCheckTests {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant AT_SLOT = Instant.parse("2026-11-25T09:00:00Z");
  private static final Instant FIRST_CHECK = AT_SLOT.plus(Duration.ofHours(24));
  private static final Instant LAST_CHECK = AT_SLOT.plus(Duration.ofDays(7));

  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired PerformanceDesk performance;
  @Autowired SandboxPlatform sandbox;
  @Autowired ManagementService jobs;
  @Autowired MovableClock clock;

  private String client;
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    // A client of its own: what is usual there is what this test has published.
    client = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    channel = process.channel(client, "key");
  }

  @Test
  void nothingOnlineEndsAtOnce() {
    sandbox.next(SandboxPlatform.Behaviour.REFUSE);
    var piece = scheduled("Refused");
    process.until(AT_SLOT);
    process.submit(piece, "Task_FixRejectedPost", "manager", Map.of("fixDecision", "GIVE_UP"));
    process.runDueJobs();

    assertThat(process.passed(piece, "EndEvent_PerformanceChecked")).isTrue();
    assertThat(process.passed(piece, "Task_CollectMetrics")).isFalse();
    assertThat(process.ended(piece)).isTrue();
    assertThat(performance.results(piece)).isEmpty();
  }

  @Test
  void weakResultIsShownWithWhatItWasComparedWith() {
    usualIs(10);
    var piece = published("Weak", likes(5));

    process.until(FIRST_CHECK);

    assertThat(process.shown(piece, "Task_LookAtResult", "results").toString())
        .contains("Weaker than usual", "5 interactions; the last 3 pieces had 10 in the middle");
    assertThat(process.shown(piece, "Task_LookAtResult", "checkedAfter"))
        .isEqualTo("24 hours (Thu 26 Nov 2026, 09:00 Europe/Lisbon)");
    process.submit(
        piece,
        "Task_LookAtResult",
        "manager",
        Map.of("resultDecision", "LEARN", "resultComment", "Too early in the day"));
    var check = performance.results(piece).get(0).check();
    assertThat(check.verdict()).isEqualTo(Verdict.BELOW);
    assertThat(check.decision()).isEqualTo(ResultDecision.LEARN);
    assertThat(check.comment()).isEqualTo("Too early in the day");
    assertThat(check.decidedBy()).isEqualTo("manager");
  }

  @Test
  void strongResultIsShown() {
    usualIs(10);
    var piece = published("Strong", likes(15));

    process.until(FIRST_CHECK);

    assertThat(process.shown(piece, "Task_LookAtResult", "results").toString())
        .contains("Better than usual");
  }

  @Test
  void usualResultIsShownAtTheLastCheckOnly() {
    usualIs(10);
    var piece = published("Usual", likes(14));

    process.until(LAST_CHECK.minusSeconds(1));
    assertThat(process.task(piece, "Task_LookAtResult")).isNull();
    assertThat(performance.results(piece))
        .extracting(r -> r.check().verdict())
        .containsExactly(Verdict.USUAL);
    process.until(LAST_CHECK);

    process.submit(piece, "Task_LookAtResult", "manager", Map.of("resultDecision", "NOTED"));
    process.runDueJobs();
    assertThat(process.passed(piece, "EndEvent_PerformanceChecked")).isTrue();
    assertThat(process.ended(piece)).isTrue();
  }

  @Test
  void firstPiecesHaveNothingToBeComparedWith() {
    var piece = published("First of all", likes(1000));

    process.until(LAST_CHECK.minusSeconds(1));

    assertThat(process.task(piece, "Task_LookAtResult")).isNull();
    assertThat(performance.results(piece))
        .extracting(r -> r.check().verdict())
        .containsExactly(Verdict.NO_COMPARISON);
  }

  @Test
  void postThatIsGoneIsSaidToBeUnreadable() {
    var piece = published("Removed", null);

    process.until(LAST_CHECK);

    assertThat(performance.results(piece))
        .extracting(r -> r.check().verdict())
        .containsOnly(Verdict.UNREADABLE);
    assertThat(process.task(piece, "Task_LookAtResult")).isNotNull();
    process.submit(piece, "Task_LookAtResult", "manager", Map.of("resultDecision", "NOTED"));
    process.runDueJobs();
    assertThat(process.ended(piece)).isTrue();
  }

  @Test
  void postThatIsNotCountedIsShownWithoutFigures() {
    var piece = published("Uncounted", PostMetrics.UNTOLD);

    process.until(LAST_CHECK);

    assertThat(performance.results(piece))
        .extracting(r -> r.check().verdict())
        .containsOnly(Verdict.UNREADABLE);
    assertThat(process.shown(piece, "Task_LookAtResult", "results").toString())
        .contains("not told");
  }

  @Test
  void unreadablePlatformIsAskedAgainLater() {
    var piece = published("Later", likes(1));
    sandbox.unreadable(true);

    assertThatThrownBy(() -> process.until(FIRST_CHECK)).hasMessageContaining("503");
    assertThat(performance.results(piece)).isEmpty();
    var job =
        jobs.createJobQuery()
            .activityId("Task_CollectMetrics")
            .processInstanceId(instance(piece))
            .singleResult();
    assertThat(job.getRetries()).isEqualTo(3);
    assertThat(job.getDuedate()).isEqualTo(FIRST_CHECK.plusSeconds(60));
    sandbox.unreadable(false);
    process.until(FIRST_CHECK.plusSeconds(60));

    assertThat(performance.results(piece)).hasSize(1);
  }

  // --- the way to a published piece ---

  private void usualIs(long likes) {
    for (int i = 1; i <= 3; i++) published("Earlier " + i, likes(likes));
    process.until(FIRST_CHECK);
  }

  private UUID published(String text, PostMetrics metrics) {
    var piece = scheduled(text);
    process.until(AT_SLOT);
    var post =
        sandbox.posts().stream().filter(p -> p.text().equals(text)).findFirst().orElseThrow();
    sandbox.metrics(post.id(), metrics);
    return piece;
  }

  private UUID scheduled(String text) {
    clock.set(START);
    var piece = desk.open(client, text, "manager");
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            text,
            "slotAt",
            "2026-11-25T09:00"));
    var digest = pieces.get(piece).current().orElseThrow().digest();
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest));
    process.submit(
        piece,
        "Task_ApprovePiece",
        client,
        Map.of("approvalDecision", "APPROVE", "versionDigest", digest));
    return piece;
  }

  private String instance(UUID piece) {
    return process.of(piece, "performance-check").getId();
  }

  private static PostMetrics likes(long likes) {
    return new PostMetrics(100, likes, 0, 0);
  }
}
