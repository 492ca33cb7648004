package org.imprimatur.danger.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.danger.DangerDesk;
import org.imprimatur.danger.DangerKind;
import org.imprimatur.danger.DangerSign;
import org.imprimatur.intake.EventHeard;
import org.imprimatur.interactions.Inbox;
import org.imprimatur.interactions.InboxQuery;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The second and the third sign of trouble, found and cleared. */
@ProcessTest
class DangerSignTests {
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired ManagementService management;
  @Autowired JdbcTemplate jdbc;
  @Autowired Inbox inbox;
  @Autowired InteractionDesk desk;
  @Autowired DangerDesk danger;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    // Other tests' interactions have no processes any more and would all be found.
    jdbc.update(
        "update interaction set closed_at = opened_at, state = 'LEFT' where closed_at is null");
    jdbc.update("update danger_sign set cleared_at = raised_at where cleared_at is null");
    channel = process.channel("acme", "key");
  }

  @Test
  void messageUnansweredFor48HoursBecomesOneTaskOfALead() {
    var id = hear();
    process.advance(Duration.ofHours(47));
    look();
    assertThat(signs()).isEmpty();

    process.advance(Duration.ofMinutes(61));
    look();
    look();

    var sign = signs().get(0);
    assertThat(signs()).hasSize(1);
    assertThat(sign.kind()).isEqualTo(DangerKind.UNANSWERED);
    assertThat(sign.subject()).isEqualTo(id);
    assertThat(process.tasks(sign.id(), "Task_ClearDangerSign")).hasSize(1);
  }

  @Test
  void signIsClearedOnlyWhenItIsOverAndSomethingProvesIt() {
    var id = hear();
    process.advance(Duration.ofHours(49));
    look();
    var sign = signs().get(0).id();

    assertThatThrownBy(() -> clear(sign, "I looked at it."))
        .rootCause()
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("still unanswered");
    desk.leave(id, "Nothing to say.", "manager");
    assertThatThrownBy(() -> clear(sign, " ")).hasMessageContaining("how one can see");
    clear(sign, "Left with a reason; see the case.");

    assertThat(signs()).isEmpty();
    assertThat(danger.get(sign).evidence()).startsWith("Left with a reason");
    assertThat(process.ended(sign)).isTrue();
  }

  @Test
  void whatNobodyHasToSeeToGetsALeadAtOnce() {
    var id = hear();
    jdbc.update(
        "update interaction set accountable = 'gone', accountable_person = true where id = ?", id);

    look();

    assertThat(signs()).extracting(DangerSign::kind).containsExactly(DangerKind.NOBODY_RESPONSIBLE);
    assertThat(desk.get(id).accountable().name()).isEqualTo("leads");
    assertThat(danger.lastLook().orElseThrow().withoutAccountable()).isEqualTo(1);
  }

  @Test
  void everyOpenInteractionHasExactlyOneAccountable() {
    hear();
    look();

    assertThat(danger.lastLook().orElseThrow().withoutAccountable()).isZero();
    assertThat(danger.lastLook().orElseThrow().open()).isEqualTo(1);
  }

  private List<DangerSign> signs() {
    return danger.standing(List.of("acme"));
  }

  /** As the timer does. */
  private void look() {
    var timer =
        management
            .createJobQuery()
            .processDefinitionKey("danger-watch")
            .activityId("StartEvent_FiveMinutesElapsed")
            .singleResult();
    management.executeJob(timer.getId());
    process.runDueJobs();
  }

  private void clear(UUID sign, String evidence) {
    process.submit(sign, "Task_ClearDangerSign", "lead", Map.of("evidence", evidence));
  }

  private UUID hear() {
    var author = "ann-" + UUID.randomUUID();
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new EventHeard(
                    UUID.randomUUID(),
                    "acme",
                    channel.id(),
                    new PlatformEvent(
                        author,
                        Kind.COMMENT,
                        Change.CREATED,
                        author,
                        "p1",
                        "p1",
                        "",
                        new RemoteAuthor(author, author, "Ann", ""),
                        "Is the shop open on Sunday?",
                        "en",
                        "",
                        process.now()))));
    process.runDueJobs();
    return inbox.list(InboxQuery.open(List.of("acme")).on(channel.id())).get(0).id();
  }
}
