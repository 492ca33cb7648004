package org.imprimatur.content.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Channel;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.SlotRule;
import org.imprimatur.clients.Strategy;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.content.PieceReading;
import org.imprimatur.publishing.NewStop;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class PublishingStopTests {
  private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
  private static final String QUESTION = "Task_DecideOnPausedPiece";

  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired PublishingDesk publishing;
  @Autowired PublishingStops stops;
  @Autowired ClientDesk clients;
  @Autowired SandboxPlatform sandbox;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;

  /** Of its own, so that no piece of another test is in the scope. */
  private String client;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    client = newClient();
    channel = process.channel(client, "key");
  }

  /** All tests share the database; no other of them publishes while a stop stands. */
  @AfterEach
  void liftWhatStands() {
    jdbc.update("update content_piece set stop_id = null");
    jdbc.update("delete from publishing_stop");
  }

  @Test
  void nothingGoesOutAfterTheStopAndWhatWasBeingSentIsClearedUp() {
    channel = process.channel(client, "lookup");
    var stopped =
        IntStream.range(0, 30)
            .mapToObj(i -> scheduled(client, channel, NINE.plusSeconds(i)))
            .toList();
    var others = process.channel(newClient(), "key");
    var other = scheduled(others.clientKey(), others, NINE.plusSeconds(5));
    var stop = new CompletableFuture<UUID>();
    var once = new AtomicBoolean();
    sandbox.next(SandboxPlatform.Behaviour.ACCEPT_THEN_RESET);
    sandbox.beforeAccept(
        () -> {
          if (once.compareAndSet(false, true)) stop.complete(elsewhere(this::stopClient));
        });

    process.until(NINE.plus(Duration.ofMinutes(30)));

    assertThat(stop).isDone();
    assertThat(sandbox.posts())
        .extracting(SandboxPlatform.Post::account)
        .containsExactlyInAnyOrder(channel.handle(), others.handle());
    assertThat(publishing.of(other)).allMatch(p -> p.state() == PublicationState.PUBLISHED);
    assertThat(publishing.of(stopped.get(0)))
        .allMatch(p -> p.state() == PublicationState.PUBLISHED);
    assertThat(stopped.subList(1, 30))
        .allSatisfy(
            piece -> {
              assertThat(pieces.get(piece).paused()).isTrue();
              assertThat(asked(piece)).as("nobody is asked while it stands").isZero();
              assertThat(process.task(piece, "Task_DecideOnMissedSlot")).isNull();
            });
    assertThat(process.shown(stop.join(), "Task_LiftStop", "stop").toString())
        .contains("30 pieces wait")
        .contains("Bad news in town.");

    lift(stop.join());

    assertThat(sandbox.posts()).as("nothing goes out without an answer").hasSize(2);
    assertThat(asked(stopped.get(0))).as("it is out").isZero();
    assertThat(pieces.get(stopped.get(0)).paused()).isFalse();
    assertThat(stopped.subList(1, 30)).allMatch(piece -> asked(piece) == 1);
    var proposed = stopped.subList(1, 30).stream().map(p -> pieces.get(p).suggestedSlot()).toList();
    assertThat(proposed).doesNotContainNull().doesNotHaveDuplicates().isSorted();
    assertThat(proposed.get(0)).isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
    assertThat(process.ended(stop.join())).isTrue();
    assertThat(process.passed(stop.join(), "EndEvent_PublishingResumed")).isTrue();

    process.submit(stopped.get(1), QUESTION, "manager", newSlot(proposed.get(0)));
    process.submit(stopped.get(2), QUESTION, "manager", Map.of("pauseDecision", "WITHDRAW"));
    process.until(proposed.get(0));

    assertThat(sandbox.posts()).hasSize(3);
    process.until(proposed.get(1).plusSeconds(60));
    assertThat(sandbox.posts()).as("the others are not answered").hasSize(3);
  }

  @Test
  void cutInTheMiddleItEndsTheSame() {
    var sixty = IntStream.range(0, 60).mapToObj(i -> open(client, "")).toList();
    var stop = stopClient();

    cut(() -> process.runDueJobs(1));
    assertThat(paused(sixty)).as("the first step was taken back").isZero();
    process.runDueJobs(1);
    assertThat(paused(sixty)).isEqualTo(50);
    process.advance(Duration.ofSeconds(2));
    cut(() -> process.runDueJobs(2));
    assertThat(paused(sixty)).isEqualTo(50);
    assertThatThrownBy(() -> stops.lift(stop, "lead")).hasMessageContaining("still being paused");
    settle();

    assertThat(paused(sixty)).isEqualTo(60);
    assertThat(sixty)
        .allSatisfy(
            piece ->
                assertThat(pieces.get(piece).history())
                    .filteredOn(event -> event.comment().equals("Bad news in town."))
                    .hasSize(1));

    stops.lift(stop, "lead");
    cut(() -> process.runDueJobs(1));
    assertThat(sixty).allMatch(piece -> asked(piece) == 0);
    settle();
    assertThat(sixty).allMatch(piece -> asked(piece) == 1);
    assertThat(process.passed(stop, "BoundaryEvent_StopLifted")).isTrue();
  }

  @Test
  void twoStopsHoldUntilBothAreLiftedAndThePieceIsAskedAboutOnce() {
    var piece = scheduled(client, channel, NINE);
    var ofClient = stopClient();
    settle();
    var ofChannel =
        stops.stop(new NewStop(StopScope.CHANNEL, client, channel.id(), "", "Hacked."), "manager");
    settle();

    lift(ofClient);
    assertThat(asked(piece)).isZero();
    assertThatThrownBy(() -> desk.resume(piece, "manager"))
        .hasMessageContaining("on key is stopped since")
        .hasMessageContaining("Hacked.");
    process.until(NINE.plusSeconds(60));
    assertThat(sandbox.posts()).isEmpty();

    lift(ofChannel);
    assertThat(asked(piece)).isEqualTo(1);
    process.submit(piece, QUESTION, "manager", Map.of("pauseDecision", "RESUME"));
    process.runDueJobs();
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void stopFreezesTheApprovalAndItGoesOnWhereItWas() {
    var piece = reviewed(client, channel, NINE);
    assertThat(process.task(piece, "Task_ApprovePiece")).isNotNull();
    var stop = stopClient();
    settle();

    assertThatThrownBy(() -> approve(piece, client)).hasMessageContaining("paused by manager");
    lift(stop);
    process.submit(piece, QUESTION, "manager", Map.of("pauseDecision", "RESUME"));
    approve(piece, client);

    process.until(NINE);
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void withdrawnMeanwhileItIsNotAskedAbout() {
    var piece = scheduled(client, channel, NINE);
    var stop = stopClient();
    settle();

    desk.withdraw(piece, "No longer funny.", "manager");
    lift(stop);

    assertThat(process.ended(piece)).isTrue();
    assertThat(asked(piece)).isZero();
    process.until(NINE.plusSeconds(60));
    assertThat(sandbox.posts()).isEmpty();
  }

  @Test
  void whatSomebodyPausedStaysTheirs() {
    var piece = scheduled(client, channel, NINE);
    desk.pause(piece, "A typo.", "chief");
    var stop = stopClient();
    settle();

    assertThatThrownBy(
            () -> process.submit(piece, QUESTION, "manager", Map.of("pauseDecision", "RESUME")))
        .hasMessageContaining("is stopped since")
        .hasMessageContaining("Bad news in town.");
    lift(stop);

    assertThat(asked(piece)).isEqualTo(1);
    assertThat(pieces.get(piece).pauseReason()).isEqualTo("A typo.");
    process.submit(piece, QUESTION, "manager", Map.of("pauseDecision", "RESUME"));
    process.until(NINE);
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void pieceThatComesSoFarMeanwhileWaitsWithTheOthers() {
    var stop = stopClient();
    settle();
    var piece = scheduled(client, channel, NINE);

    process.until(NINE.plusSeconds(60));
    assertThat(sandbox.posts()).isEmpty();
    assertThat(asked(piece)).isZero();

    lift(stop);
    assertThat(asked(piece)).isEqualTo(1);
    process.submit(piece, QUESTION, "manager", Map.of("pauseDecision", "RESUME"));
    process.runDueJobs();
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void onlyTheCampaignStands() {
    var ofCampaign = scheduled(piece(client, "Spring"), channel, NINE);
    var ofAnother = scheduled(piece(client, "Summer"), channel, NINE);
    stops.stop(new NewStop(StopScope.CAMPAIGN, client, null, "Spring", "Recalled."), "manager");

    process.until(NINE.plusSeconds(60));

    assertThat(pieces.get(ofCampaign).paused()).isTrue();
    assertThat(publishing.of(ofAnother)).allMatch(p -> p.state() == PublicationState.PUBLISHED);
    assertThat(sandbox.posts()).hasSize(1);
  }

  @Test
  void everythingStandsForEverybody() {
    var piece = scheduled(client, channel, NINE);
    stops.stop(new NewStop(StopScope.EVERYTHING, "", null, "", "War."), "lead");

    // Not one step of the stop's own process is carried out.
    runtime.createProcessInstanceQuery().processDefinitionKey("publishing-stop").list().stream()
        .forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));
    process.until(NINE.plus(Duration.ofHours(5)));

    assertThat(sandbox.posts()).isEmpty();
    assertThat(process.task(piece, "Task_DecideOnMissedSlot")).as("nor is it asked about").isNull();
    assertThat(process.of(piece, "publication")).isNotNull();
  }

  @Test
  void sameStopTwiceIsOne() {
    var results =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(this::stopClient)
                        .handle((id, refused) -> refused == null))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(results).containsOnlyOnce(true);
    assertThat(stops.of(List.of(client), 10)).hasSize(1);
    assertThatThrownBy(this::stopClient).hasMessageContaining("stopped already, by manager");
    settle();
    var stop = stops.of(List.of(client), 10).get(0).id();
    stops.lift(stop, "lead");
    assertThatThrownBy(() -> stops.lift(stop, "lead")).hasMessageContaining("lifted already");
  }

  @Test
  void liftingHasToBeMeant() {
    var stop = stopClient();
    settle();

    assertThatThrownBy(() -> process.submit(stop, "Task_LiftStop", "lead", Map.of()))
        .hasMessageContaining("reason is gone");

    assertThat(stops.get(stop).standing()).isTrue();
  }

  @Test
  void ownersHearTheSignalsInTheirOwnDiagrams() {
    var deployment =
        repository.createDeployment().addString("tell-people.bpmn", listener()).deploy();
    try {
      var ours = listening(client);
      var others = listening(newClient());

      var stop = stopClient();
      settle();
      assertThat(told(ours)).isEqualTo("Task_TellShops");
      assertThat(told(others)).isNull();
      stops.lift(stop, "lead");
      settle();
      assertThat(told(ours)).as("the end of the stop").isNull();
    } finally {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  private UUID listening(String owner) {
    var key = UUID.randomUUID();
    runtime
        .createProcessInstanceByKey("tell-people")
        .businessKey(key.toString())
        .setVariable("client", owner)
        .execute();
    return key;
  }

  private String told(UUID key) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(key.toString()).singleResult();
    return task == null ? null : task.getTaskDefinitionKey();
  }

  private static String listener() {
    try (var file = PublishingStopTests.class.getResourceAsStream("/models/tell-people.bpmn")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  // --- the way there ---

  private String newClient() {
    var letters = new StringBuilder("stop");
    UUID.randomUUID()
        .toString()
        .chars()
        .filter(Character::isLetterOrDigit)
        .limit(12)
        .forEach(c -> letters.append((char) c));
    var key = letters.toString();
    process.client(key);
    var slots = new ArrayList<SlotRule>();
    for (var day : DayOfWeek.values()) slots.add(new SlotRule(day, LocalTime.NOON));
    clients.keep(new Strategy(key, "", "en", List.of(), List.of(), slots));
    return key;
  }

  private UUID stopClient() {
    return stops.stop(
        new NewStop(StopScope.CLIENT, client, null, "", "Bad news in town."), "manager");
  }

  private void settle() {
    process.until(process.now().plusSeconds(5));
  }

  private void lift(UUID stop) {
    process.submit(stop, "Task_LiftStop", "lead", Map.of("stopIsOver", true));
    settle();
  }

  private long asked(UUID piece) {
    return process.tasks(piece, QUESTION).size();
  }

  private long paused(List<UUID> some) {
    return some.stream().filter(piece -> pieces.get(piece).paused()).count();
  }

  private Map<String, Object> newSlot(Instant slot) {
    return Map.of(
        "pauseDecision",
        "NEW_SLOT",
        "slotChoice",
        new WallClock(java.time.ZoneId.of("Europe/Lisbon")).field(slot));
  }

  /** As if the machine had died right before the commit. */
  private void cut(Runnable work) {
    transaction.executeWithoutResult(
        status -> {
          work.run();
          status.setRollbackOnly();
        });
  }

  private static <T> T elsewhere(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work).join();
  }

  private UUID open(String owner, String campaign) {
    return desk.open(new NewPiece(owner, "Spring sale", campaign, false), "manager");
  }

  private UUID piece(String owner, String campaign) {
    return open(owner, campaign);
  }

  private UUID scheduled(String owner, Channel on, Instant slot) {
    return scheduled(open(owner, ""), on, slot);
  }

  private UUID scheduled(UUID piece, Channel on, Instant slot) {
    written(piece, on, slot);
    approve(piece, on.clientKey());
    process.runDueJobs();
    return piece;
  }

  private UUID reviewed(String owner, Channel on, Instant slot) {
    return written(open(owner, ""), on, slot);
  }

  private UUID written(UUID piece, Channel on, Instant slot) {
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(on.id().toString()),
            "text",
            "Spring sale " + piece,
            "slotAt",
            new WallClock(java.time.ZoneId.of("Europe/Lisbon")).field(slot)));
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest(piece)));
    return piece;
  }

  private void approve(UUID piece, String owner) {
    process.submit(
        piece,
        "Task_ApprovePiece",
        owner,
        Map.of("approvalDecision", "APPROVE", "versionDigest", digest(piece)));
  }

  private String digest(UUID piece) {
    return pieces.get(piece).current().orElseThrow().digest();
  }
}
