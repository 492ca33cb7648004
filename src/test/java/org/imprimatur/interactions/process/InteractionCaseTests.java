package org.imprimatur.interactions.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.SandboxPlatform.Behaviour;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.Silence;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.intake.EventHeard;
import org.imprimatur.interactions.EscalationDesk;
import org.imprimatur.interactions.EscalationHop;
import org.imprimatur.interactions.HopOutcome;
import org.imprimatur.interactions.Inbox;
import org.imprimatur.interactions.InboxQuery;
import org.imprimatur.interactions.Interaction;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.InteractionState;
import org.imprimatur.interactions.SavedReplyDesk;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** One case after the other, from what somebody wrote to its end. */
@ProcessTest
class InteractionCaseTests {
  @Autowired ProcessDriver process;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired SandboxPlatform sandbox;
  @Autowired Inbox inbox;
  @Autowired InteractionDesk desk;
  @Autowired EscalationDesk escalation;
  @Autowired SavedReplyDesk saved;
  @Autowired TaskService tasks;
  @Autowired ChannelDesk channels;
  @Autowired RepositoryService repository;
  @Autowired PeopleOfTests people;
  @Autowired JdbcTemplate jdbc;
  @Autowired ClientDesk clients;
  @Autowired TermsOfApproval terms;

  private String ann = "ann-" + UUID.randomUUID();
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    process.client("acme");
    process.client("borealis");
    people.create();
    jdbc.update("update act_id_user set email_ = 'lea@example.com' where id_ = 'lead'");
    channel = process.channel("acme", "key");
  }

  @Test
  void questionIsAnsweredApprovedAndSentOnceInItsThread() {
    var id = hear("c1", Kind.COMMENT, "Is the shop in Lisbon open on Sunday?");
    assertThat(owners(id)).containsExactly("communityManagers");

    write(id, "SEND", "replyText", "Yes, from nine to six.");
    assertThat(state(id)).isEqualTo(InteractionState.TO_APPROVE);
    assertThat(owners(id)).containsExactly("reviewers");
    assertThat(sandbox.posts()).isEmpty();
    approve(id);

    assertThat(sandbox.posts())
        .singleElement()
        .satisfies(
            post -> {
              assertThat(post.text()).isEqualTo("Yes, from nine to six.");
              assertThat(post.inReplyTo()).isEqualTo("c1");
            });
    assertThat(state(id)).isEqualTo(InteractionState.ANSWERED);
    assertThat(get(id).firstAnsweredAt()).isNotNull();
    process.until(process.now().plus(Duration.ofDays(30)));
    assertThat(process.ended(id)).isTrue();
  }

  @Test
  void nobodyApprovesWhatTheyWrote() {
    var id = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");
    process.submit(id, "Task_WriteReply", "chief", Map.of("nextStep", "SEND", "replyText", "Yes."));
    process.runDueJobs();

    assertThatThrownBy(() -> approve(id, "chief"))
        .rootCause()
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Nobody approves what they wrote");
  }

  @Test
  void replyThatWasSentBackIsWrittenAnewWithTheReasonShown() {
    var id = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");
    write(id, "SEND", "replyText", "No idea.");
    process.submit(
        id,
        "Task_ApproveReply",
        "reviewer",
        Map.of(
            "replyDecision", "RETURN",
            "replyComment", "Look it up.",
            "replyDigest", digest(id)));
    process.runDueJobs();

    assertThat(process.shown(id, "Task_WriteReply", "returnedBecause")).isEqualTo("Look it up.");
    assertThat(process.shown(id, "Task_WriteReply", "replyText")).isEqualTo("No idea.");
    assertThat(sandbox.posts()).isEmpty();
  }

  @Test
  void certainPraiseIsAnsweredWithoutASecondLook() {
    var id = hear("c1", Kind.COMMENT, "Thank you, this is wonderful, I love it!");

    write(id, "SEND", "replyText", "We are glad!");

    assertThat(sandbox.posts()).hasSize(1);
    assertThat(state(id)).isEqualTo(InteractionState.ANSWERED);
  }

  @Test
  void complaintAboutAnOrderGoesToSupportWhoseWordsComeBackAsTheDraft() {
    var id = hear("c1", Kind.COMMENT, "I ordered two weeks ago and nothing came");
    assertThat(get(id).keywords()).isEqualTo("ordered");
    assertThat(owners(id)).containsExactly("support");
    assertThat(state(id)).isEqualTo(InteractionState.WITH_DEPARTMENT);

    advise(id, "support", "ADVISE", "replyText", "It is on its way since Monday.");

    assertThat(process.shown(id, "Task_WriteReply", "replyText"))
        .isEqualTo("It is on its way since Monday.");
    assertThat(owners(id)).containsExactly("communityManagers");
    write(id, "SEND", "replyText", "It is on its way since Monday.");
    approve(id);
    assertThat(sandbox.posts()).hasSize(1);
    assertThat(state(id)).isEqualTo(InteractionState.ANSWERED);
  }

  @Test
  void eachHopsWaitingTimeIsItsDepartments() {
    var id = hear("c1", Kind.COMMENT, "My order is broken");
    // The first hour is before the client's working day.
    process.until(process.now().plus(Duration.ofHours(3)));
    advise(id, "support", "PASS_ON", "department", "product", "question", "Known fault?");
    assertThat(owners(id)).containsExactly("product");
    process.until(process.now().plus(Duration.ofHours(1)));
    advise(id, "engineer", "TAKE_OVER", "replyText", "We write to you.");

    assertThat(escalation.hops(id))
        .extracting(EscalationHop::department, EscalationHop::outcome, EscalationHop::workingTime)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("support", HopOutcome.PASS_ON, Duration.ofHours(2)),
            org.assertj.core.groups.Tuple.tuple(
                "product", HopOutcome.TAKE_OVER, Duration.ofHours(1)));
  }

  @Test
  void authorHearsWhatHappensNextBeforeTheDepartmentIsAsked() {
    var id = hear("c1", Kind.COMMENT, "Do your beans come from a cooperative?");
    write(
        id,
        "ASK",
        "department",
        "product",
        "question",
        "Which one?",
        "replyText",
        "We ask our buyers and tell you by tomorrow.",
        "tellFirst",
        true);
    approve(id);

    assertThat(sandbox.posts())
        .singleElement()
        .satisfies(post -> assertThat(post.text()).startsWith("We ask our buyers"));
    assertThat(state(id)).isEqualTo(InteractionState.WITH_DEPARTMENT);
    assertThat(owners(id)).containsExactly("product");
    assertThat(get(id).firstAnsweredAt()).isNotNull();
    assertThat(process.shown(id, "Task_AdviseOnReply", "asked")).isEqualTo("Which one?");

    advise(id, "engineer", "ADVISE", "replyText", "From Minas.");
    write(id, "SEND", "replyText", "From Minas.");
    approve(id);
    assertThat(sandbox.posts()).hasSize(2);
    assertThat(state(id)).isEqualTo(InteractionState.ANSWERED);
  }

  @Test
  void changedTableSendsTheNextMessageOfThatClientAnotherWay() throws IOException {
    var client = "t" + Long.toString(System.nanoTime(), 36);
    channel = process.channel(client, "key");
    var before = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");
    var table =
        new ClassPathResource("processes/interaction-triage.dmn")
            .getContentAsString(StandardCharsets.UTF_8)
            .replace("\"dm me\"", "\"on sunday\"");

    repository
        .createDeployment()
        .tenantId(client)
        .addString("interaction-triage.dmn", table)
        .deploy();
    ann = "bob-" + UUID.randomUUID();
    var after = hear("c2", Kind.COMMENT, "Is the shop open on Sunday?");
    channel = process.channel("acme", "key");
    var elsewhere = hear("c3", Kind.COMMENT, "Is the shop open on Sunday?");

    assertThat(state(before)).isEqualTo(InteractionState.TO_ANSWER);
    assertThat(get(after).keywords()).isEqualTo("on sunday");
    assertThat(state(after)).isEqualTo(InteractionState.TO_MODERATE);
    assertThat(state(elsewhere)).isEqualTo(InteractionState.TO_ANSWER);
  }

  @Test
  void breachChangesTheOwnerAndItsTask() {
    var id = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");
    var due = get(id).breachAt();
    process.until(due.minusSeconds(1));
    assertThat(get(id).accountable().name()).isEqualTo("communityManagers");

    process.until(due);

    assertThat(get(id).breaches()).isEqualTo(1);
    assertThat(get(id).accountable().name()).isNotEqualTo("communityManagers");
    assertThat(get(id).breachAt()).isAfter(due);
    assertThat(owners(id)).containsExactly(get(id).accountable().name());
  }

  @Test
  void itsLineEndsWithTheLeadsWhoKeepIt() {
    var before = terms.of("acme");
    accountManager("manager");
    var id = hear("c1", Kind.COMMENT, "Ordered, and nothing came");
    var owners = new ArrayList<String>();
    for (int breach = 0; breach < 5; breach++) {
      owners.add(get(id).accountable().name());
      process.until(get(id).breachAt());
      assertThat(owners(id)).containsExactly(get(id).accountable().name());
    }
    assertThat(owners).containsExactly("support", "communityManagers", "manager", "leads", "leads");
    assertThat(get(id).breaches()).isEqualTo(5);
    // Others look at the same client.
    clients.keep(before);
  }

  private void accountManager(String login) {
    clients.keep(
        new ApprovalTerms(
            "acme", "anyone", List.of(6), Silence.HOLD, "", login, BusinessHours.USUAL, List.of()));
  }

  @Test
  void whoHasItIsRemindedAndWhoGetsItIsToldByLetter() {
    var id = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");
    jdbc.update("update act_id_user set email_ = 'mara@example.com' where id_ = 'manager'");
    var due = get(id).breachAt();

    process.until(due.minus(Duration.ofHours(1)));
    assertThat(letters(id)).containsExactly("case-reminder");
    process.until(due);
    assertThat(letters(id)).contains("case-handed-over");
  }

  private List<String> letters(UUID id) {
    return jdbc.queryForList(
        "select kind from mail where thread = ? and recipient like 'mara%' or thread = ? and kind ="
            + " 'case-handed-over'",
        String.class, id, id);
  }

  @Test
  void clockCountsWorkingTimeOnly() {
    process.until(
        Instant.parse("2026-11-27T16:30:00Z")); // Friday, an hour and a half before the end.
    var id = hear("c1", Kind.COMMENT, "Ordered, and nothing came");

    // 240 minutes of work from Friday 16:30 in Lisbon.
    assertThat(get(id).firstAnswerDue()).isEqualTo(Instant.parse("2026-11-30T11:30:00Z"));
  }

  @Test
  void nextMessageOfTheSamePersonShowsInTheOpenTask() {
    var id = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");
    hear("c2", Kind.COMMENT, "I mean the one in Porto");

    assertThat(process.shown(id, "Task_WriteReply", "thread"))
        .asString()
        .contains("the one in Porto");
    assertThat(process.tasks(id, "Task_WriteReply")).hasSize(1);
  }

  @Test
  void whatItsAuthorTookBackNeedsNoAnswer() {
    var id = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");

    tell(event("c1", Kind.COMMENT, Change.DELETED, ""));
    process.runDueJobs();

    assertThat(state(id)).isEqualTo(InteractionState.GONE);
    assertThat(process.ended(id)).isTrue();
  }

  @Test
  void leavingItNeedsAReason() {
    var id = hear("c1", Kind.COMMENT, "First!");

    assertThatThrownBy(() -> write(id, "LEAVE"))
        .rootCause()
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Say why nothing is answered");
    write(id, "LEAVE", "reason", "Says nothing.");

    assertThat(state(id)).isEqualTo(InteractionState.LEFT);
    process.runDueJobs();
    assertThat(process.ended(id)).isTrue();
  }

  @Test
  void spamIsHiddenOnceAndTheCaseIsClosedByIt() {
    var id = hear("c1", Kind.COMMENT, "5,000 REAL followers for $9");
    assertThat(state(id)).isEqualTo(InteractionState.TO_MODERATE);

    moderate(id, "HIDE");

    assertThat(sandbox.moderated())
        .singleElement()
        .extracting(ModerationCall::remoteId)
        .isEqualTo("c1");
    assertThat(state(id)).isEqualTo(InteractionState.MODERATED);
    assertThat(process.ended(id)).isTrue();
  }

  @Test
  void whatMayStandIsAnswered() {
    var id = hear("c1", Kind.COMMENT, "5,000 REAL followers for $9");

    moderate(id, "LET_STAND");

    assertThat(sandbox.moderated()).isEmpty();
    assertThat(process.task(id, "Task_WriteReply")).isNotNull();
  }

  @Test
  void unclearModerationIsLookedAtByAPersonAndNotRepeated() {
    var id = hear("c1", Kind.COMMENT, "5,000 REAL followers for $9");
    sandbox.next(Behaviour.ACCEPT_THEN_RESET);
    moderate(id, "HIDE");

    assertThat(process.shown(id, "Task_ModerateByHand", "act")).asString().contains("Nobody knows");
    process.submit(id, "Task_ModerateByHand", "manager", Map.of("handWork", "DONE"));
    process.runDueJobs();

    assertThat(sandbox.moderated()).hasSize(1);
    assertThat(state(id)).isEqualTo(InteractionState.MODERATED);
  }

  @Test
  void whatThePlatformCannotDoIsDoneByHand() {
    var id = hear("c1", Kind.COMMENT, "5,000 REAL followers for $9");
    moderate(id, "REPORT");

    assertThat(process.shown(id, "Task_ModerateByHand", "act")).asString().contains("by machine");
    process.submit(id, "Task_ModerateByHand", "manager", Map.of("handWork", "LEFT"));
    process.runDueJobs();

    assertThat(process.task(id, "Task_WriteReply")).isNotNull();
  }

  @Test
  void moderationThatWasProvablyNotDoneIsTriedAgain() {
    var id = hear("c1", Kind.COMMENT, "5,000 REAL followers for $9");
    sandbox.next(Behaviour.RATE_LIMIT);
    process.submit(id, "Task_ModerateMessage", "manager", moderation("HIDE"));
    assertThatThrownBy(() -> process.runDueJobs()).hasMessageContaining("429");
    process.until(process.now().plus(Duration.ofMinutes(1)));

    assertThat(sandbox.moderated()).hasSize(1);
    assertThat(state(id)).isEqualTo(InteractionState.MODERATED);
  }

  @Test
  void savedReplyGoesOutWithItsGapsFilledAndNeverWithAnOpenOne() {
    var whole =
        saved.write("acme", "Sunday " + UUID.randomUUID(), "Hi {name}, yes, we are.", "manager");
    var open =
        saved.write("acme", "Order " + UUID.randomUUID(), "Order {number} is coming.", "manager");
    var id = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");

    assertThatThrownBy(() -> write(id, "SEND", "savedReply", open.id().toString()))
        .rootCause()
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("{number}");
    write(id, "SEND", "savedReply", whole.id().toString());
    approve(id);

    assertThat(sandbox.posts())
        .extracting(SandboxPlatform.Post::text)
        .containsExactly("Hi Ann, yes, we are.");
  }

  @Test
  void unclearReplyIsClearedUpAndSentOnce() {
    var id = hear("c1", Kind.COMMENT, "Thank you, this is wonderful, I love it!");
    sandbox.next(Behaviour.ACCEPT_THEN_RESET);

    write(id, "SEND", "replyText", "We are glad!");
    process.until(process.now().plus(Duration.ofMinutes(10)));

    assertThat(sandbox.posts()).hasSize(1);
    assertThat(state(id)).isEqualTo(InteractionState.ANSWERED);
  }

  @Test
  void refusedReplyIsWrittenAnew() {
    var id = hear("c1", Kind.COMMENT, "Thank you, this is wonderful, I love it!");
    sandbox.next(Behaviour.REFUSE);
    write(id, "SEND", "replyText", "Win money!");

    process.submit(id, "Task_FixRejectedPost", "manager", Map.of("fixDecision", "REVISE"));
    process.runDueJobs();
    assertThat(state(id)).isEqualTo(InteractionState.TO_ANSWER);
    write(id, "SEND", "replyText", "We are glad!");

    assertThat(sandbox.posts())
        .extracting(SandboxPlatform.Post::text)
        .containsExactly("We are glad!");
  }

  @Test
  void replyGoesOutByHandWhereWeOnlyListenAndOnlyAsLongAsThePlatformTakesIt() {
    channel =
        channels.connect(
            new NewChannel(
                "acme",
                "instagram",
                "Acme on Instagram",
                "178" + System.nanoTime(),
                URI.create("https://graph.instagram.com"),
                "secret",
                false));
    var id = hear("m1", Kind.DIRECT_MESSAGE, "Is the shop open on Sunday?");
    assertThat(process.shown(id, "Task_WriteReply", "message"))
        .asString()
        .contains("\"window\":\"Tue 24 Nov 2026, 08:00");
    write(id, "SEND", "replyText", "Yes, from nine to six.");
    approve(id);

    assertThat(process.shown(id, "Task_SendReplyByHand", "previews"))
        .asString()
        .contains("Yes, from nine to six.");
    process.submit(id, "Task_SendReplyByHand", "manager", Map.of("handWork", "DONE"));
    process.runDueJobs();
    assertThat(state(id)).isEqualTo(InteractionState.ANSWERED);

    var late = hear("m2", Kind.DIRECT_MESSAGE, "And on Monday?");
    process.advance(Duration.ofHours(25));
    assertThatThrownBy(() -> write(late, "SEND", "replyText", "Yes."))
        .rootCause()
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("takes no answer any more");
  }

  @Test
  void tooLongReplyIsToldAtItsField() {
    var id = hear("c1", Kind.COMMENT, "Is the shop open on Sunday?");

    assertThatThrownBy(() -> write(id, "SEND", "replyText", "x".repeat(5_000)))
        .rootCause()
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("characters");
    assertThat(process.task(id, "Task_WriteReply")).isNotNull();
  }

  // --- what happens ---

  private UUID hear(String comment, Kind kind, String text) {
    tell(event(comment, kind, Change.CREATED, text));
    process.runDueJobs();
    return inbox.list(InboxQuery.open(List.of(channel.clientKey())).on(channel.id())).get(0).id();
  }

  private PlatformEvent event(String comment, Kind kind, Change change, String text) {
    return new PlatformEvent(
        comment + change,
        kind,
        change,
        comment,
        "p1",
        "p1",
        "",
        new RemoteAuthor(ann, ann, "Ann", ""),
        text,
        "en",
        "https://sandbox.example/" + comment,
        process.now());
  }

  private void tell(PlatformEvent event) {
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new EventHeard(UUID.randomUUID(), channel.clientKey(), channel.id(), event)));
  }

  private void write(UUID id, String next, Object... fields) {
    var values = values(fields);
    values.put("nextStep", next);
    process.submit(id, "Task_WriteReply", "manager", values);
    process.runDueJobs();
  }

  private void advise(UUID id, String who, String outcome, Object... fields) {
    var values = values(fields);
    values.put("hopOutcome", outcome);
    process.submit(id, "Task_AdviseOnReply", who, values);
    process.runDueJobs();
  }

  private void moderate(UUID id, String action) {
    process.submit(id, "Task_ModerateMessage", "manager", moderation(action));
    process.runDueJobs();
  }

  private static Map<String, Object> moderation(String action) {
    return Map.of("moderationAction", action, "moderationReason", "Spam.");
  }

  private void approve(UUID id) {
    approve(id, "reviewer");
  }

  private void approve(UUID id, String who) {
    process.submit(
        id,
        "Task_ApproveReply",
        who,
        Map.of("replyDecision", "APPROVE", "replyDigest", digest(id)));
    process.runDueJobs();
  }

  private Object digest(UUID id) {
    return process.shown(id, "Task_ApproveReply", "replyDigest");
  }

  private static Map<String, Object> values(Object... fields) {
    var values = new HashMap<String, Object>();
    for (int i = 0; i < fields.length; i += 2) values.put((String) fields[i], fields[i + 1]);
    return values;
  }

  // --- what is so ---

  private Interaction get(UUID id) {
    return desk.get(id);
  }

  private InteractionState state(UUID id) {
    return get(id).state();
  }

  /** The groups, or the person, the open tasks of the case belong to. */
  private List<String> owners(UUID id) {
    return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).list().stream()
        .flatMap(
            task ->
                task.getAssignee() != null
                    ? java.util.stream.Stream.of(task.getAssignee())
                    : tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId))
        .toList();
  }
}
