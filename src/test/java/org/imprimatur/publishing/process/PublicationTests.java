package org.imprimatur.publishing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.SandboxPlatform.Behaviour.ACCEPT_THEN_RESET;
import static org.imprimatur.SandboxPlatform.Behaviour.RATE_LIMIT;
import static org.imprimatur.SandboxPlatform.Behaviour.REFUSE;
import static org.imprimatur.SandboxPlatform.Behaviour.RESET_BEFORE_ACCEPT;
import static org.imprimatur.SandboxPlatform.Behaviour.SILENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.imprimatur.MovableClock;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.publishing.AttemptOutcome;
import org.imprimatur.publishing.PlannedPosts;
import org.imprimatur.publishing.PlannedPosts.Planned;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishAttempt;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.ProcessInstances;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class PublicationTests {
  private static final Instant SLOT = Instant.parse("2026-11-23T09:00:00Z");

  @Autowired ProcessDriver process;
  @Autowired PlannedPosts posts;
  @Autowired PublishingDesk desk;
  @Autowired SandboxPlatform sandbox;
  @Autowired MovableClock clock;
  @Autowired ChannelDesk channelDesk;
  @Autowired Channels channels;
  @Autowired ProcessInstances instances;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
  }

  // --- published ---

  @Test
  void postGoesOutAtItsSlotAndNotBefore() {
    var post = planned("key");

    process.until(SLOT.minusMillis(1));
    assertThat(sandbox.posts()).isEmpty();
    assertProcess(post).isWaitingAt("Event_SlotReached");
    process.until(SLOT);

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void firstCommentFollowsAsAReplyToThePost() {
    var channel = process.channel("acme", "key");
    var post = posts.plan(posts.payload(channel, "Spring sale", "Open from nine."), SLOT, true);

    process.until(SLOT);

    assertThat(sandbox.posts()).hasSize(2);
    assertThat(sandbox.posts().get(1).text()).isEqualTo("Open from nine.");
    assertThat(sandbox.posts().get(1).inReplyTo()).isEqualTo(sandbox.posts().get(0).id());
    assertThat(process.passed(post.subject(), "CallActivity_PublishFirstComment")).isTrue();
    assertEnded(post, "EndEvent_PostPublished");
  }

  // --- given up ---

  @Test
  void cancelledPostEndsWithoutACall() {
    var post = planned("key");
    process.runDueJobs();

    desk.cancel(post.subject());
    process.until(SLOT);

    assertThat(sandbox.calls()).isEmpty();
    assertEnded(post, "EndEvent_PublicationCancelled");
  }

  // --- not sent ---

  @Test
  void rateLimitedPostWaitsAndGoesOut() {
    var post = planned("blind");
    sandbox.next(RATE_LIMIT);

    process.until(SLOT);
    assertProcess(post).isWaitingAt("Event_BackOffElapsed");
    process.until(SLOT.plusSeconds(30));

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void movedPostGoesOutAtItsNewTime() {
    var post = planned("key");
    process.runDueJobs();

    desk.move(post.subject(), SLOT.plusSeconds(3600));
    process.until(SLOT);
    assertProcess(post).isWaitingAt("Event_BackOffElapsed");
    process.until(SLOT.plusSeconds(3600));

    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void fiveFailuresGoToAPersonWhoMayTryAgain() {
    var post = planned("key");
    sandbox.next(RATE_LIMIT, RATE_LIMIT, RATE_LIMIT, RATE_LIMIT, RATE_LIMIT);

    process.until(SLOT.plusSeconds(300));
    assertThat(desk.get(post.id()).problemCode()).isEqualTo("TOO_MANY_ATTEMPTS");
    fix(post, "RETRY");

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  // --- unclear ---

  @Test
  void unclearPostIsFoundAfterTheSettleTime() {
    var post = planned("lookup");
    sandbox.next(ACCEPT_THEN_RESET);

    process.until(SLOT.plusSeconds(79));
    assertProcess(post).isWaitingAt("Event_SettleTimeElapsed");
    assertThat(desk.attempts(post.id()).get(0).lookups()).isZero();
    process.until(SLOT.plusSeconds(80));

    assertThat(sandbox.calls()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void unclearPostIsSentAgainAfterTwoLooksAMinuteApart() {
    var post = planned("lookup");
    sandbox.next(RESET_BEFORE_ACCEPT);

    process.until(SLOT.plusSeconds(139));
    assertThat(sandbox.calls()).hasSize(1);
    process.until(SLOT.plusSeconds(140));

    assertThat(sandbox.posts()).hasSize(1);
    assertThat(desk.attempts(post.id()))
        .extracting(PublishAttempt::outcome)
        .containsExactly(AttemptOutcome.ABSENT, AttemptOutcome.CONFIRMED);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void unclearCallIsRepeatedWhereTheServerRecognisesIt() {
    var post = planned("key");
    sandbox.next(ACCEPT_THEN_RESET);

    process.until(SLOT.plusSeconds(80));

    assertThat(sandbox.calls()).hasSize(2);
    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void repeatedCallThatIsTurnedAwayLeavesTheFirstUnclear() {
    var post = planned("key");
    sandbox.next(ACCEPT_THEN_RESET, RATE_LIMIT);

    process.until(SLOT.plusSeconds(80));

    assertThat(desk.get(post.id()).state()).isEqualTo(PublicationState.UNCLEAR);
    assertThatThrownBy(() -> desk.cancel(post.subject())).hasMessageContaining("Too late");
    process.until(SLOT.plusSeconds(160));
    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void unclearCallIsNotRepeatedWhenTheServerMayHaveForgottenItsKey() {
    var post = planned("key");
    sandbox.next(ACCEPT_THEN_RESET);
    process.until(SLOT.plusSeconds(79));

    // All nodes are down for longer than the key lives.
    clock.set(SLOT.plus(Duration.ofHours(2)));
    process.runDueJobs();

    assertThat(sandbox.calls()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void pausedWhileUnclearIsLookedUpAndNeverTakenForUnsent() {
    var post = planned("key");
    sandbox.next(ACCEPT_THEN_RESET);
    process.until(SLOT);
    desk.hold(post.subject());

    process.until(SLOT.plusSeconds(200));

    assertThat(sandbox.calls()).hasSize(1);
    assertThat(desk.get(post.id()).state()).isEqualTo(PublicationState.PUBLISHED);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void unreadableAccountIsAskedEightTimesAndThenAPerson() {
    var post = planned("lookup");
    sandbox.next(ACCEPT_THEN_RESET);
    sandbox.unreadable(true);

    process.until(SLOT.plus(Duration.ofHours(1)));

    assertThat(desk.attempts(post.id()).get(0).lookups()).isEqualTo(8);
    assertProcess(post).isWaitingAt("Task_CheckWhetherOnline");
  }

  // --- a person looks ---

  @Test
  void personFindsThePost() {
    var post = asked(ACCEPT_THEN_RESET);

    process.submit(
        post.subject(),
        "Task_CheckWhetherOnline",
        "manager",
        Map.of("onlineDecision", "FOUND", "postUrl", "https://sandbox.example/7"));
    process.runDueJobs();

    assertThat(desk.get(post.id()).remote().url()).isEqualTo("https://sandbox.example/7");
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void personNamesTheAddressOfWhatTheyFound() {
    var post = asked(ACCEPT_THEN_RESET);

    assertThatThrownBy(
            () ->
                process.submit(
                    post.subject(),
                    "Task_CheckWhetherOnline",
                    "manager",
                    Map.of("onlineDecision", "FOUND", "postUrl", "javascript:alert(1)")))
        .hasMessageContaining("beginning with https://");
    assertProcess(post).isWaitingAt("Task_CheckWhetherOnline");
  }

  @Test
  void personHasItSentAgain() {
    var post = asked(SILENCE);

    look(post, "RESEND");

    assertThat(sandbox.posts()).hasSize(1);
    assertThat(desk.attempts(post.id()).get(0).outcome())
        .isEqualTo(AttemptOutcome.ABSENT_BY_PERSON);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void personLeavesItWithItsComment() {
    var channel = process.channel("acme", "blind");
    var post = posts.plan(posts.payload(channel, "Spring sale", "Open from nine."), SLOT, true);
    sandbox.next(SILENCE);
    process.until(SLOT.plus(Duration.ofHours(1)));

    look(post, "GIVE_UP");

    assertThat(sandbox.posts()).isEmpty();
    assertThat(desk.of(post.subject())).allMatch(p -> p.state() == PublicationState.CANCELLED);
    assertEnded(post, "EndEvent_PublicationCancelled");
  }

  // --- rejected ---

  @Test
  void refusedPostIsSentAgainOnceTheCauseIsRemoved() {
    var post = refused();

    fix(post, "RETRY");

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void refusedPostIsGivenUp() {
    var post = refused();

    fix(post, "GIVE_UP");

    assertThat(sandbox.posts()).isEmpty();
    assertEnded(post, "EndEvent_PublicationCancelled");
  }

  @Test
  void postWithoutApprovalIsNeverSent() {
    var channel = process.channel("acme", "key");
    var post = posts.plan(posts.payload(channel, "Not approved", ""), SLOT, false);

    process.until(SLOT);

    assertThat(sandbox.calls()).isEmpty();
    assertThat(desk.get(post.id()).problemCode()).isEqualTo("NOT_APPROVED");
    assertProcess(post).isWaitingAt("Task_FixRejectedPost");
  }

  @Test
  void expiredLoginIsAPersonsTaskAndNobodysDoubt() {
    var channel = process.channel("acme", "blind");
    var post = posts.plan(channel, "Spring sale", SLOT);
    sandbox.loginExpired(true);

    process.until(SLOT);

    assertThat(desk.get(post.id()).problemCode()).isEqualTo("LOGIN");
    assertThat(desk.attempts(post.id()))
        .extracting(PublishAttempt::outcome)
        .containsExactly(AttemptOutcome.NOT_SENT);
    assertThat(channels.findById(channel.id()).orElseThrow().state())
        .isEqualTo(ChannelState.LOGIN_EXPIRED);
    assertProcess(post).isWaitingAt("Task_FixRejectedPost");

    sandbox.loginExpired(false);
    channelDesk.connect(
        new NewChannel(
            "acme", "sandbox", "blind", channel.handle(), channel.baseUrl(), "new secret", false));
    fix(post, "RETRY");
    assertThat(sandbox.posts()).hasSize(1);
  }

  // --- missed ---

  @Test
  void missedPostGoesOutNowIfAPersonSaysSo() {
    var post = missed();

    decide(post, Map.of("missedDecision", "PUBLISH_NOW"));

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void missedPostGoesOutAtAnotherTime() {
    var post = missed();

    decide(post, Map.of("missedDecision", "NEW_SLOT", "slotAt", "2026-11-24T09:00"));
    assertThat(sandbox.posts()).isEmpty();
    process.until(Instant.parse("2026-11-24T09:00:00Z"));

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void missedPostIsGivenUp() {
    var post = missed();

    decide(post, Map.of("missedDecision", "GIVE_UP"));

    assertThat(sandbox.posts()).isEmpty();
    assertEnded(post, "EndEvent_PublicationCancelled");
  }

  // --- held ---

  @Test
  void heldPostGoesOutWhenReleased() {
    var post = planned("key");
    desk.hold(post.subject());
    process.until(SLOT);
    assertProcess(post).isWaitingAt("Event_PublicationResumed");

    release(post.subject());
    process.runDueJobs();

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void releaseRightBeforeTheWaitIsNotSleptThrough() {
    var post = planned("key");
    desk.hold(post.subject());
    process.until(SLOT.minusMillis(1));
    clock.set(SLOT);
    // The timer, the ledger's answer "held"; the wait for the release begins in the job after.
    process.runDueJobs(2);

    release(post.subject());
    process.runDueJobs();

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  // --- preparation ---

  @Test
  void mediaThatAreStillProcessedAreAskedForAgain() {
    var post = planned("key");
    sandbox.processing(2);

    process.until(SLOT.minus(Duration.ofMinutes(10)));
    assertProcess(post).isWaitingAt("Event_ProcessingTimeOver");
    process.until(SLOT);

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  @Test
  void postThatWasNotPreparedIsPreparedBeforeItIsSent() {
    var post = planned("key");
    process.until(SLOT.minusSeconds(1));
    sandbox.processing(1);

    process.until(SLOT);
    assertThat(sandbox.calls()).isEmpty();
    process.until(SLOT.plusSeconds(5));

    assertThat(sandbox.posts()).hasSize(1);
    assertEnded(post, "EndEvent_PostPublished");
  }

  // --- the way to a stage ---

  private Planned planned(String kind) {
    return posts.plan(process.channel("acme", kind), "Spring sale", SLOT);
  }

  private Planned asked(SandboxPlatform.Behaviour behaviour) {
    var post = planned("blind");
    sandbox.next(behaviour);
    process.until(SLOT.plus(Duration.ofHours(1)));
    assertProcess(post).isWaitingAt("Task_CheckWhetherOnline");
    return post;
  }

  private Planned refused() {
    var post = planned("key");
    sandbox.next(REFUSE);
    process.until(SLOT);
    assertProcess(post).isWaitingAt("Task_FixRejectedPost");
    return post;
  }

  private Planned missed() {
    var post = planned("key");
    process.until(SLOT.minusSeconds(1));
    clock.set(SLOT.plus(Duration.ofMinutes(16)));
    process.runDueJobs();
    assertProcess(post).isWaitingAt("Task_DecideOnMissedSlot");
    assertThat(sandbox.calls()).isEmpty();
    return post;
  }

  private void look(Planned post, String decision) {
    process.submit(
        post.subject(), "Task_CheckWhetherOnline", "manager", Map.of("onlineDecision", decision));
    process.runDueJobs();
  }

  private void fix(Planned post, String decision) {
    process.submit(
        post.subject(), "Task_FixRejectedPost", "manager", Map.of("fixDecision", decision));
    process.runDueJobs();
  }

  private void decide(Planned post, Map<String, Object> decision) {
    process.submit(post.subject(), "Task_DecideOnMissedSlot", "manager", decision);
    process.runDueJobs();
  }

  /** Released and told to the engine in one transaction, as a piece that is resumed does it. */
  private void release(UUID subject) {
    transaction.executeWithoutResult(
        status -> {
          desk.release(subject);
          instances.correlate("PieceResumed", subject);
        });
  }

  private ProcessInstanceAssert assertProcess(Planned post) {
    return BpmnAwareTests.assertThat(process.of(post.subject(), "publication"));
  }

  private void assertEnded(Planned post, String event) {
    assertThat(process.passed(post.subject(), event)).as(event).isTrue();
    assertThat(process.ended(post.subject())).as("ended").isTrue();
    assertThat(desk.of(post.subject()))
        .filteredOn(p -> p.kind() == PublicationKind.POST)
        .allMatch(p -> p.state().ended());
  }
}
