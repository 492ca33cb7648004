package org.imprimatur.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.imprimatur.MovableClock;
import org.imprimatur.ProcessDriver;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Channel;
import org.springframework.boot.test.context.TestComponent;

/**
 * Lets one publication, a post or a reply, run through a crash and a platform's behaviour to its
 * end, with a second node that goes on and a person who answers truthfully, and compares what the
 * ledger says with what is online.
 */
@TestComponent
class Trial {
  private static final Duration LOCK = Duration.ofSeconds(60);
  private static final Duration SHORT_LOCK = Duration.ofSeconds(10);
  private static final int LONGEST = 400;

  private final ProcessEngine engine;
  private final ProcessDriver process;
  private final SandboxPlatform sandbox;
  private final MovableClock clock;
  private final PlannedPosts posts;
  private final PublishingDesk desk;
  private final Fate fate;

  Trial(
      ProcessEngine engine,
      ProcessDriver process,
      SandboxPlatform sandbox,
      MovableClock clock,
      PlannedPosts posts,
      PublishingDesk desk,
      Fate fate) {
    this.engine = engine;
    this.process = process;
    this.sandbox = sandbox;
    this.clock = clock;
    this.posts = posts;
    this.desk = desk;
    this.fate = fate;
  }

  /**
   * How a trial ended.
   *
   * @param deaths how often a node died
   * @param lockedAndUncounted whether each death left its job locked and its retries alone
   * @param online how often the post is online
   * @param listed whether a person has it on a list
   * @param lawful whether every attempt after an unclear one had its proof
   */
  record Verdict(
      int deaths,
      boolean lockedAndUncounted,
      int online,
      PublicationState state,
      boolean ended,
      boolean listed,
      boolean lawful,
      List<RuntimeException> failures) {

    boolean doubled() {
      return online > 1;
    }

    boolean lost() {
      if (state == PublicationState.PUBLISHED) return online == 0;
      return !ended && !listed;
    }
  }

  /** Runs it to its end; the nodes die at these points, one after the other. */
  Verdict run(PlatformBehaviour behaviour, String kind, CrashPoint... points) {
    return run(this::post, behaviour, kind, LOCK, () -> {}, points);
  }

  /** The same with a reply to what somebody wrote. */
  Verdict runReply(PlatformBehaviour behaviour, String kind, CrashPoint... points) {
    return run(this::reply, behaviour, kind, LOCK, () -> {}, points);
  }

  private PlannedPosts.Planned post(Channel channel) {
    return posts.plan(channel, "Spring sale", clock.instant().plusSeconds(1200));
  }

  private PlannedPosts.Planned reply(Channel channel) {
    return posts.reply(channel, "Sorry, Ann!");
  }

  /** Runs it with a lock shorter than the call, so that a second node takes the job meanwhile. */
  Verdict runOvertaken(String kind) {
    var other = new JobNode(engine, fate, SHORT_LOCK);
    return run(
        this::post,
        PlatformBehaviour.B1_OK,
        kind,
        SHORT_LOCK,
        () ->
            sandbox.beforeAccept(
                () -> {
                  sandbox.beforeAccept(() -> {});
                  clock.advance(SHORT_LOCK.plusSeconds(5));
                  CompletableFuture.runAsync(other::work).join();
                }));
  }

  private Verdict run(
      Function<Channel, PlannedPosts.Planned> plan,
      PlatformBehaviour behaviour,
      String kind,
      Duration lock,
      Runnable disturbance,
      CrashPoint... points) {
    process.begin();
    fate.spare();
    var node = new JobNode(engine, fate, lock);
    var planned = plan.apply(process.channel("acme", kind));
    behaviour.of(sandbox, clock);
    disturbance.run();
    sandbox.afterCall(() -> fate.reached(CrashPoint.BEFORE_ANSWER));
    var deaths = live(planned, node, new ArrayDeque<>(List.of(points)));
    var verdict = verdict(planned, deaths, node);
    tidy(planned.subject());
    return verdict;
  }

  private record Deaths(int count, boolean lockedAndUncounted) {}

  private Deaths live(PlannedPosts.Planned planned, JobNode node, Deque<CrashPoint> points) {
    var deaths = 0;
    var clean = true;
    if (!points.isEmpty()) fate.await(points.poll());
    for (int i = 0; i < LONGEST; i++) {
      try {
        if (node.work()) continue;
        if (answer(planned)) continue;
        var next = next(planned.subject());
        if (next == null) return new Deaths(deaths, clean);
        if (next.isAfter(clock.instant())) clock.set(next);
      } catch (Fate.Death death) {
        deaths++;
        clean &= node.leftAsItWas();
        fate.spare();
        if (!points.isEmpty()) fate.await(points.poll());
      }
    }
    return new Deaths(deaths, clean);
  }

  /** When the next job can be taken: when it is due and the lock of whoever died has expired. */
  private Instant next(UUID subject) {
    return jobs(subject).stream()
        .filter(job -> job.getRetries() > 0)
        .map(
            job ->
                job.getLockExpirationTime() != null
                        && job.getLockExpirationTime().after(job.getDuedate())
                    ? job.getLockExpirationTime()
                    : job.getDuedate())
        .map(date -> date.toInstant().plusMillis(1))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private List<JobEntity> jobs(UUID subject) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(subject.toString())
        .list()
        .stream()
        .flatMap(
            i ->
                engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(i.getId())
                    .list()
                    .stream())
        .map(JobEntity.class::cast)
        .toList();
  }

  /** A person does what the open task asks for; what they say about the platform is true. */
  private boolean answer(PlannedPosts.Planned planned) {
    if (process.task(planned.subject(), "Task_CheckWhetherOnline") != null) {
      var post = sandbox.posts().stream().filter(p -> of(planned, p)).findFirst();
      submit(
          planned,
          "Task_CheckWhetherOnline",
          post.<Map<String, Object>>map(
                  p ->
                      Map.of(
                          "onlineDecision",
                          "FOUND",
                          "postUrl",
                          "https://sandbox.example/" + p.id()))
              .orElse(Map.of("onlineDecision", "RESEND")));
      return true;
    }
    if (process.task(planned.subject(), "Task_DecideOnMissedSlot") != null) {
      submit(planned, "Task_DecideOnMissedSlot", Map.of("missedDecision", "PUBLISH_NOW"));
      return true;
    }
    return false;
  }

  private void submit(PlannedPosts.Planned planned, String task, Map<String, Object> values) {
    process.submit(planned.subject(), task, "manager", values);
  }

  /** A reply that is not beneath what it answers is none. */
  private static boolean of(PlannedPosts.Planned planned, SandboxPlatform.Post post) {
    return post.key().equals(planned.id().toString()) && post.inReplyTo().equals(planned.answers());
  }

  private Verdict verdict(PlannedPosts.Planned planned, Deaths deaths, JobNode node) {
    var tasks =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(planned.subject().toString())
            .count();
    return new Verdict(
        deaths.count(),
        deaths.lockedAndUncounted(),
        (int) sandbox.posts().stream().filter(p -> of(planned, p)).count(),
        desk.get(planned.id()).state(),
        process.ended(planned.subject()),
        tasks > 0,
        lawful(desk.attempts(planned.id())),
        node.failed());
  }

  /** No attempt follows one whose outcome is unknown or was never recorded. */
  static boolean lawful(List<PublishAttempt> attempts) {
    return attempts.stream()
        .limit(Math.max(0, attempts.size() - 1))
        .allMatch(a -> a.outcome() != null && a.outcome() != AttemptOutcome.UNKNOWN);
  }

  private void tidy(UUID subject) {
    engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(subject.toString())
        .list()
        .forEach(i -> engine.getRuntimeService().deleteProcessInstance(i.getId(), "trial over"));
    sandbox.reset();
    fate.spare();
  }
}
