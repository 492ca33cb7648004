package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.content.PieceReading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
class HeatWebTests {
  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired JdbcTemplate jdbc;

  /** A client of this test alone, because the past stays. */
  private String client;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    client = "h" + Long.toString(System.nanoTime(), 36);
    channel = process.channel(client, "key");
  }

  @ParameterizedTest
  @CsvSource({
    "acme, 404",
    "borealis, 404",
    "support, 200",
    "manager, 200",
    "owner, 200",
    "admin, 200"
  })
  void heatIsForTheAgency(String who, int expected) throws Exception {
    for (var address :
        List.of("/processes/content-piece/heat", "/api/processes/content-piece/heat"))
      mvc.perform(get(address).with(people.as(who))).andExpect(status().is(expected));
  }

  @Test
  void unknownProcessClientOrPeriodIsRefused() throws Exception {
    var url = "/api/processes/content-piece/heat";
    mvc.perform(get("/processes/unknown/heat").with(people.as("owner")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/processes/unknown/heat").with(people.as("owner")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/processes/content-piece/heat?client=unknown").with(people.as("owner")))
        .andExpect(status().isNotFound());
    mvc.perform(get(url + "?client=unknown").with(people.as("owner")))
        .andExpect(status().isNotFound());
    mvc.perform(get(url + "?days=0").with(people.as("owner"))).andExpect(status().is(422));
  }

  @Test
  void timeBeforeTheClaimIsWaitingAndFromThereItIsWorking() throws Exception {
    var piece = open();
    hours(2);
    claim(piece, "Task_DraftPiece", "manager");
    hours(1);
    draft(piece);

    step("Task_DraftPiece", "time.median", "PT3H");
    step("Task_DraftPiece", "waiting", "PT2H");
    step("Task_DraftPiece", "working", "PT1H");
    mvc.perform(get(page()).with(people.as("support")))
        .andExpect(content().string(containsString("2 h / 1 h")))
        .andExpect(content().string(containsString("67 % waiting")));
  }

  @Test
  void timeAfterGivingBackIsWaitingAgain() throws Exception {
    var piece = open();
    claim(piece, "Task_DraftPiece", "manager");
    hours(1);
    process.as("manager", () -> tasks.claim(process.task(piece, "Task_DraftPiece").getId(), null));
    hours(4);
    claim(piece, "Task_DraftPiece", "manager");
    hours(2);
    draft(piece);

    step("Task_DraftPiece", "waiting", "PT4H");
    step("Task_DraftPiece", "working", "PT3H");
  }

  @Test
  void taskThatNobodyClaimedOrThatWasGivenToSomebodyWaitsToTheEnd() throws Exception {
    var piece = open();
    give(piece, "Task_DraftPiece", "manager");
    hours(5);
    draft(piece);
    hours(3);
    review(piece, "APPROVE");

    step("Task_DraftPiece", "waiting", "PT5H");
    step("Task_DraftPiece", "working", "PT0S");
    step("Task_ReviewPiece", "waiting", "PT3H");
  }

  @Test
  void stepEnteredAgainInTheSameInstanceIsARoundOfRework() throws Exception {
    var piece = open();
    draft(piece);
    hours(3);
    review(piece, "RETURN");
    process.submit(piece, "Task_RevisePiece", "manager", draft());
    hours(1);
    review(piece, "APPROVE");
    draft(open());

    step("Task_ReviewPiece", "again", 1);
    step("Task_ReviewPiece", "done", 2);
    step("Task_ReviewPiece", "open", 1);
    step("Task_ReviewPiece", "time.median", "PT2H");
    step("Task_ReviewPiece", "time.p90", "PT2H48M");
    step("Task_DraftPiece", "again", 0);
  }

  @Test
  void otherClientsAndOlderTimesDoNotCount() throws Exception {
    var piece = open();
    hours(2);
    draft(piece);
    var other = "o" + client;
    process.client(other);

    mvc.perform(get(api(other, 30)).with(people.as("owner")))
        .andExpect(jsonPath("$.steps", hasSize(0)));
    process.advance(Duration.ofDays(8));
    mvc.perform(get(api(client, 7)).with(people.as("owner")))
        .andExpect(jsonPath("$.steps[?(@.element == 'Task_DraftPiece')].done", hasItem(0)));
    mvc.perform(get(api(client, 30)).with(people.as("owner")))
        .andExpect(jsonPath("$.steps[?(@.element == 'Task_DraftPiece')].done", hasItem(1)));
  }

  @Test
  void clientsQuestionIsHeatOfTheProcessThatAsksAndTimersAreNone() throws Exception {
    var piece = open();
    draft(piece);
    review(piece, "APPROVE");
    process.runDueJobs();
    hours(7);
    process.submit(
        piece,
        "Task_ApprovePiece",
        client,
        Map.of("approvalDecision", "APPROVE", "versionDigest", digest(piece)));
    hours(1);
    process.runDueJobs();

    step("CallActivity_AskClientForApproval", "asking", "PT7H");
    step("Task_SchedulePublications", "time.median", "PT1H");
    mvc.perform(
            get("/api/processes/client-approval/heat?client=" + client).with(people.as("owner")))
        .andExpect(
            jsonPath("$.steps[?(@.element == 'Task_ApprovePiece')].waiting", hasItem("PT7H")))
        .andExpect(jsonPath("$.clients[0].tenant", is(client)))
        .andExpect(jsonPath("$.done", is(1)));
  }

  @Test
  void tenThousandVisitsTakeNoMoreQueriesThanNone() throws Exception {
    var before = queries();
    generate(2_000);
    jdbc.execute("analyze act_hi_actinst, act_hi_procinst, act_hi_identitylink");

    var begun = System.nanoTime();
    var after = queries();
    var took = Duration.ofNanos(System.nanoTime() - begun);

    LoggerFactory.getLogger(getClass())
        .info("Heat of 10,000 visits: {} queries, {} ms", after, took.toMillis());
    assertThat(after).isEqualTo(before);
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    step("Task_DraftPiece", "done", 2_000);
    step("Task_ReviewPiece", "again", 2_000);
    step("Task_DraftPiece", "working", Duration.ofHours(2_000).toString());
    jdbc.update("delete from act_hi_actinst where tenant_id_ = ?", client);
    jdbc.update("delete from act_hi_procinst where tenant_id_ = ?", client);
    jdbc.update("delete from act_hi_identitylink where tenant_id_ = ?", client);
  }

  /** Instances of five visits each: drafted, reviewed, revised, reviewed, scheduled. */
  private void generate(int instances) {
    var now = Timestamp.from(process.now());
    jdbc.update(
        """
        insert into act_hi_procinst (id_, proc_inst_id_, proc_def_key_, proc_def_id_, start_time_,
          end_time_, root_proc_inst_id_, tenant_id_, state_)
        select ? || n, ? || n, 'content-piece', 'generated', ?::timestamp - interval '9 days',
          ?::timestamp - interval '1 day', ? || n, ?, 'COMPLETED' from generate_series(1, ?) n
        """,
        client,
        client,
        now,
        now,
        client,
        client,
        instances);
    jdbc.update(
        """
        insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, proc_inst_id_, execution_id_,
          act_id_, act_name_, act_type_, task_id_, start_time_, end_time_, act_inst_state_,
          sequence_counter_, tenant_id_)
        select ? || n || '-' || step.at, 'content-piece', 'generated', ? || n, ? || n, step.id,
          step.id, step.type, case when step.type = 'userTask' then ? || n || '-' || step.at end,
          ?::timestamp - interval '9 days' + step.at * interval '1 day',
          ?::timestamp - interval '9 days' + step.at * interval '1 day' + n % 100 * interval '1 min'
            + interval '2 hours', 0, step.at, ?
        from generate_series(1, ?) n cross join (values (1, 'Task_DraftPiece', 'userTask'),
          (2, 'Task_ReviewPiece', 'userTask'), (3, 'Task_RevisePiece', 'userTask'),
          (4, 'Task_ReviewPiece', 'userTask'), (5, 'Task_SchedulePublications', 'serviceTask'))
          as step (at, id, type)
        """,
        client, client, client, client, now, now, client, instances);
    jdbc.update(
        """
        insert into act_hi_identitylink (id_, timestamp_, type_, user_id_, task_id_,
          operation_type_, assigner_id_, tenant_id_)
        select 'l' || id_, end_time_ - interval '1 hour', 'assignee', 'manager', task_id_, 'add',
          'manager', tenant_id_
        from act_hi_actinst where tenant_id_ = ? and task_id_ is not null
        """,
        client);
  }

  /** How many statements go to the database when the page is asked for. */
  private int queries() throws Exception {
    var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    var level = log.getLevel();
    var heard = new ListAppender<ILoggingEvent>();
    heard.start();
    log.setLevel(Level.DEBUG);
    log.addAppender(heard);
    try {
      mvc.perform(get(page()).with(people.as("owner"))).andExpect(status().isOk());
    } finally {
      log.detachAppender(heard);
      log.setLevel(level);
    }
    return (int)
        heard.list.stream()
            .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
            .count();
  }

  private void step(String element, String field, Object expected) throws Exception {
    mvc.perform(get(api(client, 30)).with(people.as("owner")))
        .andExpect(
            jsonPath("$.steps[?(@.element == '%s')].%s", element, field).value(hasItem(expected)));
  }

  private String page() {
    return "/processes/content-piece/heat?client=" + client;
  }

  private static String api(String client, int days) {
    return "/api/processes/content-piece/heat?client=%s&days=%d".formatted(client, days);
  }

  private UUID open() {
    return desk.open(new NewPiece(client, "Spring sale", "", false), "manager");
  }

  private void hours(int hours) {
    process.advance(Duration.ofHours(hours));
  }

  private void claim(UUID piece, String task, String by) {
    process.as(by, () -> tasks.claim(process.task(piece, task).getId(), by));
  }

  /** As the agency's administrator may. */
  private void give(UUID piece, String task, String to) {
    var id = process.task(piece, task).getId();
    identities.setAuthentication("admin", List.of("camunda-admin"), List.of(client));
    try {
      tasks.setAssignee(id, to);
    } finally {
      identities.clearAuthentication();
    }
  }

  private void draft(UUID piece) {
    process.submit(piece, "Task_DraftPiece", "manager", draft());
  }

  private Map<String, Object> draft() {
    return Map.of(
        "channels",
        List.of(channel.id().toString()),
        "text",
        "Spring sale " + process.now(),
        "slotAt",
        "2026-11-30T09:00");
  }

  private void review(UUID piece, String decision) {
    var values = new HashMap<String, Object>();
    values.put("reviewDecision", decision);
    values.put("reviewComment", "Too long");
    values.put("versionDigest", digest(piece));
    process.submit(piece, "Task_ReviewPiece", "reviewer", values);
  }

  private String digest(UUID piece) {
    return pieces.get(piece).current().orElseThrow().digest();
  }
}
