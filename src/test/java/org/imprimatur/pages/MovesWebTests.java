package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.workflow.DefinitionKind;
import org.imprimatur.workflow.OverdueTasks;
import org.imprimatur.workflow.Variants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** An owner takes the legal check out again and moves what is at work. */
@ProcessTest
class MovesWebTests {
  private static final Path WITH_LEGAL_CHECK =
      Path.of("src/test/resources/models/content-piece-with-legal-check.bpmn");
  private static final Path SHIPPED = Path.of("processes/content-piece.bpmn");
  private static final String GOES_ON = "place.Task_CheckLegally";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PieceStages stages;
  @Autowired PeopleOfTests people;
  @Autowired ContentDesk desk;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired AuditTrail trail;
  @Autowired Variants variants;
  @Autowired TaskService tasks;
  @Autowired OverdueTasks overdue;
  @Autowired ProcessEngineConfigurationImpl engine;

  private String client;
  private Set<String> others;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    client = "m" + Long.toString(System.nanoTime(), 36);
    process.client(client);
    others = batches();
  }

  @AfterEach
  void stopWhatIsLeft() {
    batches().stream()
        .filter(batch -> !others.contains(batch))
        .forEach(batch -> management.deleteBatch(batch, true));
  }

  @ParameterizedTest
  @CsvSource({"acme, 404", "borealis, 404", "support, 403", "manager, 403", "owner, 200"})
  void movingIsForOwnersAndUnknownToClients(String who, int expected) throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    open("Spring sale");
    var now = deploy(SHIPPED, "Second");

    preview(old, now, who).andExpect(status().is(expected));
    if (expected != 200) start(old, now, who).andExpect(status().is(expected));
    mvc.perform(get("/processes/" + old).with(people.as(who)))
        .andExpect(
            content()
                .string(
                    expected == 200
                        ? containsString("See what would happen to the one")
                        : not(containsString("See what would happen"))));
    assertThat(batches()).isEqualTo(others);
  }

  @Test
  void whatWouldHappenToEachIsShownByNameAndNothingHappens() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var drafted = open("Drafted");
    var checked = checked("Checked");
    var now = deploy(SHIPPED, "Second");

    preview(old, now, "owner")
        .andExpect(content().string(containsString("<b>1</b> of <b>2</b> can be moved")))
        .andExpect(content().string(containsString("<bdi>Draft piece</bdi>")))
        .andExpect(content().string(containsString("Stays where it is.")))
        .andExpect(content().string(containsString("Version 2 has no “Check legally” any more")))
        .andExpect(content().string(containsString("<option value=\"Task_ReviewPiece\">Review")))
        .andExpect(content().string(not(containsString("<option value=\"Task_DraftPiece\""))));

    mvc.perform(
            get("/processes/" + old + "/move")
                .param("to", now)
                .param(GOES_ON, "Task_ReviewPiece")
                .with(people.as("owner")))
        .andExpect(content().string(containsString("<b>2</b> of <b>2</b> can be moved")))
        .andExpect(
            content()
                .string(
                    containsString(
                        "Goes on at “Review piece”, from then on offered to: reviewers.")));
    assertThat(version(drafted)).isEqualTo(old);
    assertThat(version(checked)).isEqualTo(old);
  }

  @Test
  void whatIsMovedGoesOnInTheNewVersionAndWhoDidItIsOnRecord() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var drafted = open("Drafted");
    var checked = checked("Checked");
    var now = deploy(SHIPPED, "Second");

    var move =
        start(old, now, "owner", GOES_ON, "Task_ReviewPiece")
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    mvc.perform(get(move).with(people.as("support")))
        .andExpect(header().exists("Refresh"))
        .andExpect(content().string(containsString("0 of 2 done")));
    start(old, now, "owner", GOES_ON, "Task_ReviewPiece")
        .andExpect(flash().attribute("refused", containsString("being moved already")));
    carryOut();

    mvc.perform(get(move).with(people.as("support")))
        .andExpect(header().doesNotExist("Refresh"))
        .andExpect(content().string(containsString("Done")))
        .andExpect(content().string(containsString("<bdi>owner, ")))
        .andExpect(content().string(containsString("Check legally → Review piece")));
    mvc.perform(get(move).with(people.as("acme"))).andExpect(status().isNotFound());
    mvc.perform(get("/processes/" + now).with(people.as("support")))
        .andExpect(content().string(containsString("2 of 2 moved from version 1 to version 2")));
    assertThat(version(drafted)).isEqualTo(now);
    assertThat(version(checked)).isEqualTo(now);
    assertThat(trail.before(client, Long.MAX_VALUE, 50))
        .filteredOn(entry -> entry.what().equals("instances-moved"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("owner");
              assertThat(entry.details()).contains("Check legally → Review piece");
            });

    review(checked, "Task_ReviewPiece", "reviewer");
    assertThat(process.tasks(checked, "Task_ApprovePiece")).isNotEmpty();
    start(old, now, "owner").andExpect(flash().attributeExists("refused"));
  }

  @Test
  void openTaskIsWhatTheNewDiagramSays() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var piece = checked("Checked");
    var before = process.task(piece, "Task_CheckLegally");
    assertThat(before.getDueDate()).isEqualTo(after(before.getCreateTime(), Duration.ofDays(2)));
    var now = deploy(SHIPPED, "Second");

    start(old, now, "owner", GOES_ON, "Task_ReviewPiece");
    carryOut();

    var task = process.task(piece, "Task_ReviewPiece");
    assertThat(task.getId()).isEqualTo(before.getId());
    assertThat(task.getName()).isEqualTo("Review piece");
    assertThat(groups(task)).containsExactly("reviewers");
    assertThat(task.getDueDate()).isBefore(before.getDueDate());
  }

  @Test
  void whoeverClaimedATaskKeepsItAndAnotherTimeLimitHoldsFromItsBeginning() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var piece = checked("Checked");
    tasks.claim(process.task(piece, "Task_CheckLegally").getId(), "lawyer");
    var now =
        deploy(
            WITH_LEGAL_CHECK,
            "Second",
            text ->
                text.replace("candidateGroups=\"legal\"", "candidateGroups=\"product,support\"")
                    .replace(
                        "name=\"timeLimit\" value=\"P2D\"", "name=\"timeLimit\" value=\"PT5H\"")
                    .replace("Check legally", "Check the product"));

    start(old, now, "owner");
    carryOut();

    var task = process.task(piece, "Task_CheckLegally");
    assertThat(task.getAssignee()).isEqualTo("lawyer");
    assertThat(task.getName()).isEqualTo("Check the product");
    assertThat(groups(task)).containsExactlyInAnyOrder("product", "support");
    assertThat(task.getDueDate()).isEqualTo(after(task.getCreateTime(), Duration.ofHours(5)));
    review(piece, "Task_CheckLegally", "lawyer");
    assertThat(process.tasks(piece, "Task_ApprovePiece")).isNotEmpty();
  }

  @Test
  void whatPeopleChangedByHandStaysWhereTheDiagramsAgree() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var piece = checked("Checked");
    var task = process.task(piece, "Task_CheckLegally");
    var moved = after(task.getDueDate(), Duration.ofDays(9));
    tasks.setDueDate(task.getId(), moved);
    tasks.addCandidateUser(task.getId(), "counsel");
    var now = deploy(WITH_LEGAL_CHECK, "Second");

    start(old, now, "owner");
    carryOut();

    var after = process.task(piece, "Task_CheckLegally");
    assertThat(after.getProcessDefinitionId()).isEqualTo(now);
    assertThat(after.getDueDate()).isEqualTo(moved);
    assertThat(tasks.getIdentityLinksForTask(task.getId()))
        .extracting(link -> link.getUserId())
        .contains("counsel");
  }

  @Test
  void lateTaskBelongsToWhomItBelongedAgainOnlyIfItHasTimeAgain() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var piece = checked("Checked");
    process.until(process.now().plus(Duration.ofHours(49)));
    handOnWhatIsLate();
    assertThat(groups(process.task(piece, "Task_CheckLegally"))).containsExactly("leads");

    var same = deploy(WITH_LEGAL_CHECK, "Second");
    start(old, same, "owner");
    carryOut();
    assertThat(groups(process.task(piece, "Task_CheckLegally"))).containsExactly("leads");

    var longer =
        deploy(
            WITH_LEGAL_CHECK,
            "Third",
            text ->
                text.replace(
                    "name=\"timeLimit\" value=\"P2D\"", "name=\"timeLimit\" value=\"P4D\""));
    start(same, longer, "owner");
    carryOut();
    assertThat(groups(process.task(piece, "Task_CheckLegally"))).containsExactly("legal");
    process.until(process.now().plus(Duration.ofHours(49)));
    handOnWhatIsLate();
    assertThat(groups(process.task(piece, "Task_CheckLegally"))).containsExactly("leads");
  }

  @Test
  void nothingIsSentFromBeforeTheApprovalToBehindIt() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var piece = checked("Checked");
    var now = deploy(WITH_LEGAL_CHECK, "Second", text -> behind(text, "Task_CheckAgain"));

    mvc.perform(
            get("/processes/" + old + "/move")
                .param("to", now)
                .param(GOES_ON, "Task_CheckAgain")
                .with(people.as("owner")))
        .andExpect(content().string(containsString("<b>0</b> of <b>1</b> can be moved")))
        .andExpect(content().string(containsString("approval could be passed by")))
        .andExpect(
            content()
                .string(containsString("Check legally → Allowed? Yes → Schedule publications")));
    start(old, now, "owner", GOES_ON, "Task_CheckAgain")
        .andExpect(flash().attribute("refused", containsString("Nothing that runs")));
    start(old, now, "owner", GOES_ON, "Task_ReviewPiece").andExpect(status().is3xxRedirection());
    carryOut();

    assertThat(version(piece)).isEqualTo(now);
    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
  }

  @Test
  void stepOfTheSameIdThatIsBehindTheApprovalNowIsNoPlaceToGoOnEither() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    checked("Checked");
    var now = deploy(WITH_LEGAL_CHECK, "Second", text -> behind(text, "Task_CheckLegally"));

    preview(old, now, "owner")
        .andExpect(content().string(containsString("<b>0</b> of <b>1</b> can be moved")))
        .andExpect(content().string(containsString("Cannot go on at “Check legally” there")))
        .andExpect(content().string(not(containsString("Stays where it is."))));
  }

  @Test
  void whatIsApprovedGoesOnBehindTheApproval() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First", text -> behind(text, "Task_CheckLegally"));
    var piece = approved("Approved");
    assertThat(process.task(piece, "Task_CheckLegally")).isNotNull();
    var drafted = open("Drafted");
    var now = deploy(WITH_LEGAL_CHECK, "Second", text -> behind(text, "Task_CheckAgain"));

    start(old, now, "owner", GOES_ON, "Task_CheckAgain").andExpect(status().is3xxRedirection());
    carryOut();

    assertThat(version(piece)).isEqualTo(now);
    assertThat(version(drafted)).isEqualTo(now);
    review(piece, "Task_CheckAgain", "lawyer");
    process.runDueJobs();
    assertThat(process.of(piece, "publication")).isNotNull();
  }

  @Test
  void whatWaitsForItsSlotIsMovedAlong() throws Exception {
    var old = deploy(SHIPPED, "First");
    var piece = approved("Approved");
    process.runDueJobs();
    assertThat(process.of(piece, "publication")).isNotNull();
    var now = deploy(WITH_LEGAL_CHECK, "Second");

    preview(old, now, "owner")
        .andExpect(content().string(containsString("<b>1</b> of <b>1</b> can be moved")));
    start(old, now, "owner");
    carryOut();
    assertThat(version(piece)).isEqualTo(now);
  }

  @Test
  void whatMeanwhileWentToWhereItWouldPassTheApprovalStays() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var piece = submitted("Submitted");
    var now = deploy(WITH_LEGAL_CHECK, "Second", text -> behind(text, "Task_CheckLegally"));
    var move = start(old, now, "owner").andReturn().getResponse().getRedirectedUrl();

    review(piece, "Task_ReviewPiece", "reviewer");
    carryOut();

    mvc.perform(get(move).with(people.as("owner")))
        .andExpect(content().string(containsString("Not all moved")))
        .andExpect(content().string(containsString("approval could be passed by")));
    assertThat(version(piece)).isEqualTo(old);
  }

  /** The legal check as the last thing before publishing, which the gate lets in. */
  private static String behind(String text, String id) {
    return text.replace(
            "sourceRef=\"Gateway_Accepted\" targetRef=\"Task_CheckLegally\"",
            "sourceRef=\"Gateway_Accepted\" targetRef=\"CallActivity_AskClientForApproval\"")
        .replace(
            "sourceRef=\"Gateway_Allowed\" targetRef=\"CallActivity_AskClientForApproval\"",
            "sourceRef=\"Gateway_Allowed\" targetRef=\"Task_SchedulePublications\"")
        .replace(
            "sourceRef=\"Gateway_Approved\" targetRef=\"Task_SchedulePublications\"",
            "sourceRef=\"Gateway_Approved\" targetRef=\"Task_CheckLegally\"")
        .replace("Task_CheckLegally", id);
  }

  private UUID approved(String title) {
    var piece = submitted(title);
    review(piece, "Task_ReviewPiece", "reviewer");
    process.runDueJobs();
    if (process.task(piece, "Task_CheckLegally") != null)
      review(piece, "Task_CheckLegally", "lawyer");
    process.runDueJobs();
    process.submit(
        piece,
        "Task_ApprovePiece",
        client,
        Map.of("approvalDecision", "APPROVE", "versionDigest", stages.digest(piece)));
    return piece;
  }

  /** As the watch over all tasks does, within the engine. */
  private void handOnWhatIsLate() {
    engine.getCommandExecutorTxRequired().execute(context -> overdue.handOn());
  }

  private List<String> groups(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .filter(link -> link.getGroupId() != null)
        .map(IdentityLink::getGroupId)
        .toList();
  }

  private static Date after(Date time, Duration duration) {
    return Date.from(time.toInstant().plus(duration));
  }

  @Test
  void nothingIsMovedToAVersionThatIsNotInUseAnyMore() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    open("Spring sale");
    var seen = deploy(SHIPPED, "Second");
    deploy(SHIPPED, "Third");

    start(old, seen, "owner")
        .andExpect(redirectedUrl("/processes/" + old))
        .andExpect(flash().attribute("refused", containsString("Meanwhile another version")));
    preview(old, seen, "owner").andExpect(flash().attributeExists("refused"));
    assertThat(batches()).isEqualTo(others);
  }

  @Test
  void whatEndedMeanwhileIsNamedAndLeavesNothingInTheEngine() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var piece = open("Spring sale");
    var now = deploy(SHIPPED, "Second");
    var move = start(old, now, "owner").andReturn().getResponse().getRedirectedUrl();

    runtime.deleteProcessInstance(process.of(piece, "content-piece").getId(), "ended", true);
    carryOut();

    mvc.perform(get(move).with(people.as("owner")))
        .andExpect(content().string(containsString("Ended before its turn")));
    assertThat(batches()).isEqualTo(others);
  }

  @Test
  void whatCannotBeMovedWhenItsTurnComesStaysAndIsListedWithTheReason() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var stays = submitted("Stays");
    open("Moves");
    var now = deploy(SHIPPED, "Second");
    var move = start(old, now, "owner").andReturn().getResponse().getRedirectedUrl();

    review(stays, "Task_ReviewPiece", "reviewer");
    carryOut();

    mvc.perform(get(move).with(people.as("owner")))
        .andExpect(content().string(containsString("Not all moved")))
        .andExpect(content().string(containsString("no migration instruction")));
    assertThat(version(stays)).isEqualTo(old);
    assertThat(batches()).isEqualTo(others);
    preview(old, now, "owner")
        .andExpect(content().string(containsString("<b>0</b> of <b>1</b> can be moved")));
  }

  @Test
  void whatRunsInAClientsOwnGoesToTheSharedOneWhenThatIsInUseAgainAndBack() throws Exception {
    var own = deploy(SHIPPED, "Own");
    var piece = open("Spring sale");
    variants.setAside(DefinitionKind.PROCESS, "content-piece", client, 1, "owner");

    start(own, shared(), "owner").andExpect(status().is3xxRedirection());
    carryOut();
    assertThat(version(piece)).isEqualTo(shared());

    var again = deploy(SHIPPED, "Again");
    start(shared(), again, "owner").andExpect(status().is3xxRedirection());
    carryOut();
    assertThat(version(piece)).isEqualTo(again);
  }

  @Test
  void choiceOfAnotherKindOfElementIsRefused() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    checked("Checked");
    var now = deploy(SHIPPED, "Second");

    for (var place : List.of("Task_SchedulePublications", "Task_DraftPiece", "no-such"))
      start(old, now, "owner", GOES_ON, place)
          .andExpect(flash().attribute("refused", containsString("cannot go on at")));
  }

  @Test
  void programsListTryAndMove() throws Exception {
    var old = deploy(WITH_LEGAL_CHECK, "First");
    var piece = checked("Checked");
    var now = deploy(SHIPPED, "Second");
    var url = "/api/processes/" + old + "/moves";
    var order =
        "{\"to\":\"%s\",\"places\":{\"Task_CheckLegally\":\"Task_ReviewPiece\"},\"trial\":%s}";

    mvc.perform(get("/api/processes").with(people.as("acme"))).andExpect(status().isNotFound());
    mvc.perform(get("/api/processes").with(people.as("support")))
        .andExpect(jsonPath("$[?(@.id=='%s')].running", old).value(1))
        .andExpect(jsonPath("$[?(@.id=='%s')].client", old).value(client))
        .andExpect(jsonPath("$[?(@.id=='%s')].movesTo[0].id", old).value(now));
    mvc.perform(json(url, order.formatted(now, false), "manager"))
        .andExpect(status().isForbidden());
    mvc.perform(json(url, order.formatted(now, false), "acme")).andExpect(status().isNotFound());
    mvc.perform(json(url, order.formatted(old, false), "owner")).andExpect(status().isConflict());
    mvc.perform(json(url, order.formatted(now, true), "owner"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.stops[?(@.at.id=='Task_CheckLegally')].fate").value("GOES"))
        .andExpect(jsonPath("$.instances[0].obstacle").value(""));
    assertThat(version(piece)).isEqualTo(old);

    var answer =
        mvc.perform(json(url, order.formatted(now, false), "owner"))
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.going").value(true))
            .andReturn()
            .getResponse();
    carryOut();
    mvc.perform(get(answer.getHeader("Location")).with(people.as("support")))
        .andExpect(jsonPath("$.going").value(false))
        .andExpect(jsonPath("$.by").value("owner"))
        .andExpect(jsonPath("$.instances[0].outcome").value("MOVED"));
  }

  private org.springframework.test.web.servlet.RequestBuilder json(
      String url, String body, String who) {
    return post(url)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .with(csrf())
        .with(people.as(who));
  }

  private ResultActions preview(String old, String now, String who) throws Exception {
    return mvc.perform(get("/processes/" + old + "/move").param("to", now).with(people.as(who)));
  }

  private ResultActions start(String old, String now, String who, String... choice)
      throws Exception {
    var request =
        post("/processes/" + old + "/move").param("to", now).with(csrf()).with(people.as(who));
    if (choice.length > 0) request.param(choice[0], choice[1]);
    return mvc.perform(request);
  }

  private UUID open(String title) {
    return desk.open(new NewPiece(client, title, "", false), "manager");
  }

  private UUID submitted(String title) {
    var channel = process.channel(client, "key");
    var piece = open(title);
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            "Hello",
            "slotAt",
            "2026-11-30T09:00"));
    return piece;
  }

  /** At the legal check. */
  private UUID checked(String title) {
    var piece = submitted(title);
    review(piece, "Task_ReviewPiece", "reviewer");
    assertThat(process.task(piece, "Task_CheckLegally")).isNotNull();
    return piece;
  }

  private void review(UUID piece, String task, String who) {
    process.submit(
        piece,
        task,
        who,
        Map.of("reviewDecision", "APPROVE", "versionDigest", stages.digest(piece)));
  }

  /** What the job executor would do; it tries a few times what fails. */
  private void carryOut() {
    for (var batch : management.createBatchQuery().list()) {
      if (others.contains(batch.getId())) continue;
      for (int round = 0; round < 20; round++) jobs(batch).forEach(this::attempt);
    }
  }

  private List<String> jobs(Batch batch) {
    return Stream.of(batch.getSeedJobDefinitionId(), batch.getBatchJobDefinitionId())
        .flatMap(
            definition ->
                management
                    .createJobQuery()
                    .jobDefinitionId(definition)
                    .withRetriesLeft()
                    .list()
                    .stream())
        .map(job -> job.getId())
        .toList();
  }

  private void attempt(String job) {
    try {
      management.executeJob(job);
    } catch (RuntimeException e) {
      // It has one try less now.
    }
  }

  private Set<String> batches() {
    return management.createBatchQuery().list().stream()
        .map(Batch::getId)
        .collect(Collectors.toSet());
  }

  private String version(UUID piece) {
    return process.of(piece, "content-piece").getProcessDefinitionId();
  }

  private String shared() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("content-piece")
        .withoutTenantId()
        .latestVersion()
        .singleResult()
        .getId();
  }

  private String deploy(Path model, String name) {
    return deploy(model, name, text -> text);
  }

  private String deploy(Path model, String name, UnaryOperator<String> changed) {
    try {
      var text =
          changed.apply(
              Files.readString(model)
                  .replaceFirst("name=\"Content piece\"", "name=\"" + name + "\""));
      return repository
          .createDeployment()
          .source("Camunda Modeler")
          .tenantId(client)
          .addString("content-piece.bpmn", text)
          .deployWithResult()
          .getDeployedProcessDefinitions()
          .get(0)
          .getId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
