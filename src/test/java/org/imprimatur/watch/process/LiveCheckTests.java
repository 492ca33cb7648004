package org.imprimatur.watch.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.Channels;
import org.imprimatur.publishing.PlannedPosts;
import org.imprimatur.publishing.PlannedPosts.Planned;
import org.imprimatur.publishing.PostIsOnline;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.watch.ChangeDecision;
import org.imprimatur.watch.LiveFinding;
import org.imprimatur.watch.WatchDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
@Import(PlannedPosts.class)
class LiveCheckTests {
  private static final Instant SLOT = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant FIRST_LOOK = SLOT.plus(Duration.ofHours(1));
  private static final Instant LAST_LOOK = SLOT.plus(Duration.ofHours(24));

  @Autowired ProcessDriver process;
  @Autowired PlannedPosts posts;
  @Autowired PublishingDesk publishing;
  @Autowired WatchDesk watch;
  @Autowired SandboxPlatform sandbox;
  @Autowired Channels channels;
  @Autowired RuntimeService runtime;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
  }

  @Test
  void postThatStaysAsApprovedIsLookedAtAtEachAgeAndDisturbsNobody() {
    var post = published("key");

    process.until(LAST_LOOK.minusSeconds(1));
    assertThat(findings(post)).containsExactly(LiveFinding.AS_APPROVED);
    assertThat(process.ended(post)).isFalse();
    process.until(LAST_LOOK);

    assertThat(findings(post)).containsExactly(LiveFinding.AS_APPROVED, LiveFinding.AS_APPROVED);
    assertThat(process.passed(post, "EndEvent_LiveCheckDone")).isTrue();
    assertThat(process.ended(post)).isTrue();
  }

  @Test
  void editedPostIsShownBesideWhatWasApproved() {
    var post = published("key");
    sandbox.edit(remote(post), "Summer sale");

    process.until(FIRST_LOOK);

    assertThat(process.shown(post, "Task_LookAtChangedPost", "change"))
        .asString()
        .contains("Spring sale", "Edited since it was approved");
    assertThat(process.shown(post, "Task_LookAtChangedPost", "words"))
        .asString()
        .contains("Spring", "Summer", " sale");
    assertThat(process.shown(post, "Task_LookAtChangedPost", "differences"))
        .asString()
        .contains("The text is another one.");
    assertThat(watch.open(List.of("acme"))).anyMatch(look -> look.publicationId().equals(post));
    answer(post, "CLIENT_INFORMED", "");
    assertThat(process.passed(post, "EndEvent_ChangedPostHandled")).isTrue();
    assertThat(process.ended(post)).isTrue();
    assertThat(watch.open(List.of("acme"))).noneMatch(look -> look.publicationId().equals(post));
    var look = watch.taken(post).get(0);
    assertThat(look.decision()).isEqualTo(ChangeDecision.CLIENT_INFORMED);
    assertThat(look.decidedBy()).isEqualTo("manager");
  }

  @Test
  void pictureThatIsDescribedOtherwiseIsAChange() {
    var post = published("key");
    sandbox.edit(remote(post), "Spring sale", "A picture that was added");

    process.until(FIRST_LOOK);

    assertThat(process.shown(post, "Task_LookAtChangedPost", "differences"))
        .asString()
        .contains("There are 1 pictures instead of 0.");
  }

  @Test
  void removedPostIsShownAndAcceptingItTakesAReason() {
    var post = published("key");
    sandbox.remove(remote(post));

    process.until(FIRST_LOOK);

    assertThat(findings(post)).containsExactly(LiveFinding.GONE);
    assertThatThrownBy(() -> answer(post, "ACCEPTED", " "))
        .hasMessageContaining("Say why the change is accepted.");
    assertThat(process.task(post, "Task_LookAtChangedPost")).isNotNull();
    answer(post, "ACCEPTED", "The offer has ended.");
    assertThat(process.ended(post)).isTrue();
  }

  @Test
  void outageIsNoRemovalAndGoesByItself() {
    var post = published("key");
    sandbox.unreadable(true);
    process.until(FIRST_LOOK.plus(Duration.ofMinutes(5)));
    assertThat(findings(post)).isEmpty();

    sandbox.unreadable(false);
    process.until(FIRST_LOOK.plus(Duration.ofMinutes(6)));

    assertThat(findings(post)).containsExactly(LiveFinding.AS_APPROVED);
    assertThat(process.task(post, "Task_LookAtChangedPost")).isNull();
  }

  @Test
  void outageThatDoesNotEndIsShownToAPersonForWhatItIs() {
    var post = published("key");
    sandbox.unreadable(true);

    process.until(FIRST_LOOK.plus(Duration.ofMinutes(36)));

    assertThat(findings(post)).containsExactly(LiveFinding.UNREADABLE);
    assertThat(process.shown(post, "Task_LookAtChangedPost", "differences"))
        .asString()
        .contains("It was tried 4 times. 503 Service Unavailable");
  }

  @Test
  void expiredLoginIsNotedAndSaysNothingAboutThePost() {
    var post = published("key");
    sandbox.loginExpired(true);

    process.until(FIRST_LOOK);

    assertThat(findings(post)).isEmpty();
    assertThat(channels.findById(publishing.get(post).channelId()).orElseThrow().state())
        .isEqualTo(ChannelState.LOGIN_EXPIRED);
  }

  @Test
  void accountThatCannotBeReadIsNotWatched() {
    var post = published("blind");

    assertThat(process.passed(post, "EndEvent_LiveCheckDone")).isTrue();
    assertThat(process.passed(post, "Event_LookDue")).isFalse();
    assertThat(process.ended(post)).isTrue();
  }

  @Test
  void postThatIsAnnouncedTwiceIsWatchedOnce() {
    var post = published("key");

    transaction.executeWithoutResult(status -> events.publishEvent(new PostIsOnline(post)));

    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(post.toString(), LiveCheckProcess.KEY)
                .count())
        .isEqualTo(1);
  }

  private UUID published(String kind) {
    Planned planned = posts.plan(process.channel("acme", kind), "Spring sale", SLOT);
    process.until(SLOT);
    assertThat(publishing.get(planned.id()).remote()).isNotNull();
    return planned.id();
  }

  private String remote(UUID post) {
    return publishing.get(post).remote().id();
  }

  private List<LiveFinding> findings(UUID post) {
    return watch.taken(post).stream().map(look -> look.finding()).toList();
  }

  private void answer(UUID post, String decision, String comment) {
    process.submit(
        post,
        "Task_LookAtChangedPost",
        "manager",
        Map.of("changeDecision", decision, "changeComment", comment));
  }
}
