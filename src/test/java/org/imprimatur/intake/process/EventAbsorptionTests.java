package org.imprimatur.intake.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.intake.Events.comment;
import static org.imprimatur.intake.Events.edit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.HeardEvents;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.intake.AbsorbOutcome;
import org.imprimatur.intake.Absorption;
import org.imprimatur.intake.InboxDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class EventAbsorptionTests {
  private static final Duration UNTIL_NOTHING_JOINS = Duration.ofSeconds(10);

  @Autowired ProcessDriver process;
  @Autowired ProcessEngine engine;
  @Autowired ChannelDesk channels;
  @Autowired InboxDesk inbox;
  @Autowired HeardEvents heard;
  @Autowired TransactionTemplate transaction;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    heard.clear();
    channel =
        channels.connect(
            new NewChannel(
                "acme",
                "facebook",
                "Acme's page",
                UUID.randomUUID().toString(),
                URI.create("https://graph.facebook.com"),
                "none",
                false));
  }

  @Test
  void whatWasToldIsAbsorbedOnceAndInItsOrder() {
    keep(comment("2", "a", "B"), comment("1", "a", "A"), edit("2", "a", "B!"));
    keep(comment("1", "a", "A"));
    process.runDueJobs();
    assertThat(heard.of(channel.id()))
        .containsExactly("comment:2", "comment:1", "comment:2:edited:B!");
    assertThat(running()).isEmpty();
  }

  @Test
  void whatIsKnownAlreadyStartsNothing() {
    keep(comment("1", "a", "A"));
    process.runDueJobs();
    keep(comment("1", "a", "A"));
    assertThat(running()).isEmpty();
  }

  @Test
  void nothingIsKeptIfTheCallIsNotCommitted() {
    transaction.executeWithoutResult(
        status -> {
          inbox.keep(channel, List.of(comment("1", "a", "A")));
          status.setRollbackOnly();
        });
    assertThat(running()).isEmpty();
    process.runDueJobs();
    assertThat(heard.of(channel.id())).isEmpty();
  }

  @Test
  void whatIsToldMeanwhileJoinsWhatWaits() {
    keep(comment("1", "a", "A"));
    process.advance(Duration.ofSeconds(9));
    keep(comment("2", "a", "B"), comment("1", "a", "A"));
    assertThat(running()).hasSize(1);
    process.runDueJobs();
    assertThat(heard.of(channel.id())).containsExactly("comment:1", "comment:2");

    keep(comment("3", "a", "C"));
    assertThat(running()).as("of its own, since the other one is over").hasSize(1);
    process.runDueJobs();
    assertThat(heard.of(channel.id())).containsExactly("comment:1", "comment:2", "comment:3");
  }

  @Test
  void anAbsorptionWaitsForWhatIsJustJoiningIt() throws Exception {
    keep(comment("1", "a", "A"));
    var batch = batches().get(0);
    var absorbed = new CompletableFuture<Absorption>();
    transaction.executeWithoutResult(
        status -> {
          inbox.keep(channel, List.of(comment("2", "a", "B")));
          absorbed.completeAsync(() -> inbox.absorb(batch));
          assertThat(absorbed).failsWithin(Duration.ofSeconds(1));
        });
    assertThat(absorbed.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(AbsorbOutcome.DONE);
    assertThat(heard.of(channel.id())).containsExactly("comment:1", "comment:2");
    assertThat(batches()).containsExactly(batch);
  }

  @Test
  void laterOnesOfAThreadWaitForTheEarlier() {
    keep(comment("1", "a", "A"));
    process.advance(UNTIL_NOTHING_JOINS);
    keep(edit("1", "a", "A!"), comment("2", "b", "Elsewhere"));
    var jobs = jobs();
    run(jobs.get(1));
    assertThat(heard.of(channel.id())).containsExactly("comment:2");
    run(jobs.get(0));
    process.advance(Duration.ofSeconds(3));
    process.runDueJobs();
    assertThat(heard.of(channel.id()))
        .containsExactly("comment:2", "comment:1", "comment:1:edited:A!");
    assertThat(running()).isEmpty();
  }

  @Test
  void whatCannotBeAbsorbedHoldsUpNothingElseAndComesToAPerson() {
    heard.failsOn("poison");
    keep(comment("1", "a", "One"), comment("2", "b", "poison"), comment("3", "c", "Three"));
    process.advance(UNTIL_NOTHING_JOINS);
    keep(comment("4", "b", "In the same thread"));
    runUntilNoneIsDue();

    assertThat(heard.of(channel.id()))
        .containsExactlyInAnyOrder("comment:1", "comment:3", "comment:4");
    var batch = stuckBatch();
    assertThat(process.shown(batch, "Task_LookAtStuckEvents", "events").toString())
        .contains("poison", "IllegalStateException: Poison", "Acme's page", "Lena");

    assertThatThrownBy(() -> decide(batch, "LEAVE", "")).hasMessageContaining("Say why");
    decide(batch, "LEAVE", "Answered on the page itself.");
    process.runDueJobs();
    assertThat(running()).isEmpty();
    assertThat(heard.of(channel.id())).doesNotContain("comment:2");
  }

  @Test
  void whatIsTriedAgainIsAbsorbedOnceItsCauseIsGone() {
    heard.failsOn("poison");
    keep(comment("2", "b", "poison"));
    runUntilNoneIsDue();
    heard.failsOn("");
    decide(stuckBatch(), "TRY_AGAIN", "");
    process.runDueJobs();
    assertThat(heard.of(channel.id())).containsExactly("comment:2");
    assertThat(running()).isEmpty();
  }

  @Test
  void aLongCallIsAbsorbedInSeveralSteps() {
    var many = new PlatformEvent[60];
    for (int i = 0; i < many.length; i++) many[i] = comment("m" + i, "t" + i % 7, "Text " + i);
    keep(many);
    process.runDueJobs();
    assertThat(heard.of(channel.id())).hasSize(60).startsWith("comment:m0", "comment:m1");
    assertThat(running()).isEmpty();
  }

  @Test
  void whoeverWritesInTwoPlacesAtTheSameMomentIsOnePerson() throws Exception {
    var author = new RemoteAuthor(UUID.randomUUID().toString(), "nina", "Nina", "");
    keep(by(author, comment("1", "a", "A")));
    process.advance(UNTIL_NOTHING_JOINS);
    keep(by(author, comment("2", "b", "B")));
    var batches = batches();
    var other = new CompletableFuture<Absorption>();
    transaction.executeWithoutResult(
        status -> {
          inbox.absorb(batches.get(0));
          other.completeAsync(() -> inbox.absorb(batches.get(1)));
          // Long enough for it to come to the same person and wait for us.
          assertThat(other).failsWithin(Duration.ofSeconds(1));
        });
    assertThat(other.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(AbsorbOutcome.DONE);
    assertThat(heard.of(channel.id())).containsExactlyInAnyOrder("comment:1", "comment:2");
  }

  private static PlatformEvent by(RemoteAuthor author, PlatformEvent event) {
    return new PlatformEvent(
        event.key(),
        event.kind(),
        event.change(),
        event.remoteId(),
        event.thread(),
        event.parent(),
        event.reference(),
        author,
        event.text(),
        event.language(),
        event.url(),
        event.at());
  }

  private List<UUID> batches() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey("event-absorption")
        .list()
        .stream()
        .map(instance -> UUID.fromString(instance.getBusinessKey()))
        .toList();
  }

  private void keep(PlatformEvent... events) {
    transaction.executeWithoutResult(status -> inbox.keep(channel, List.of(events)));
  }

  private void decide(UUID batch, String decision, String note) {
    process.submit(
        batch,
        "Task_LookAtStuckEvents",
        "manager",
        Map.of("stuckDecision", decision, "stuckNote", note));
  }

  /** As the job executor would: a failed job is tried again later, as often as it may be. */
  private void runUntilNoneIsDue() {
    for (int round = 0; round < 40; round++) {
      process.advance(Duration.ofMinutes(3));
      for (var job : jobs()) {
        try {
          run(job);
        } catch (RuntimeException e) {
          assertThat(e).hasMessageContaining("Poison");
        }
      }
    }
  }

  private List<Job> jobs() {
    return engine
        .getManagementService()
        .createJobQuery()
        .processDefinitionKey("event-absorption")
        .executable()
        .orderByJobDuedate()
        .asc()
        .list();
  }

  private void run(Job job) {
    engine.getManagementService().executeJob(job.getId());
  }

  private UUID stuckBatch() {
    var task =
        engine
            .getTaskService()
            .createTaskQuery()
            .taskDefinitionKey("Task_LookAtStuckEvents")
            .singleResult();
    return UUID.fromString(
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .singleResult()
            .getBusinessKey());
  }

  private List<?> running() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey("event-absorption")
        .list();
  }
}
