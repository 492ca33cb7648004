package org.imprimatur.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.imprimatur.ProcessDriver;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.LoosePieces;
import org.imprimatur.content.LoosePieces.Loose;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The client approves while others edit, withdraw, revoke and send: nothing is ever recorded as
 * being sent that is not approved at that moment. A trigger in the database watches, knowing
 * nothing of our locks.
 */
@CrashTest
class ApprovalRaceTests {
  private static final int RACES = 1000;
  private static final int MOST_TRIES = 15;
  private static final int AT_ONCE = 4;
  private static final long SEED = 20261123;
  private static final int LONGEST_PAUSE = 9_000_000;

  private static final String WATCH =
      """
      create table unapproved_attempt (publication_id uuid);
      create function watch_attempt() returns trigger language plpgsql as $$
      begin
        if not exists (
          select from publication p
          join approval a on a.subject = p.subject and a.revoked_at is null
          join approval_digest d on d.approval_id = a.id and d.digest = p.payload_digest
          where p.id = new.publication_id)
        then insert into unapproved_attempt values (new.publication_id);
        end if;
        return null;
      end $$;
      create constraint trigger watch_attempt after insert on publish_attempt
        deferrable initially deferred for each row execute function watch_attempt();
      """;

  private static final String NO_WATCH =
      """
      drop trigger if exists watch_attempt on publish_attempt;
      drop function if exists watch_attempt;
      drop table if exists unapproved_attempt;
      """;

  @Autowired ProcessDriver process;
  @Autowired LoosePieces pieces;
  @Autowired ContentDesk desk;
  @Autowired ApprovalDesk approvals;
  @Autowired PublishingDesk publishing;
  @Autowired Sender sender;
  @Autowired SandboxPlatform sandbox;
  @Autowired Mutations mutations;
  @Autowired PlannedPosts posts;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;

  private final ExecutorService threads = Executors.newFixedThreadPool(4 * AT_ONCE);
  private final Random random = new Random(SEED);
  private final AtomicInteger refused = new AtomicInteger();
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    channel = process.channel("acme", "key");
    jdbc.execute(NO_WATCH);
    jdbc.execute(WATCH);
  }

  @AfterEach
  void end() throws InterruptedException {
    mutations.approvalsUnread(false);
    mutations.approvalsUnlocked(false);
    jdbc.execute(NO_WATCH);
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nothingIsSentThatIsNotApprovedAtThatMoment() {
    var raced = race(RACES, Disturbance.values());

    assertThat(unapproved()).as("attempts without a standing approval").isZero();
    assertThat(sandbox.posts()).extracting(SandboxPlatform.Post::text).containsOnly("As approved");
    for (var loose : raced) {
      var sent =
          publishing.of(loose.piece()).stream()
              .filter(p -> !publishing.attempts(p.id()).isEmpty())
              .toList();
      assertThat(sent).hasSizeLessThanOrEqualTo(1);
      for (var publication : sent) {
        assertThat(publication.payloadDigest()).isEqualTo(publication.payload().digest());
        assertThat(approvals.of(loose.piece()))
            .anySatisfy(a -> assertThat(a.versionDigest()).isEqualTo(loose.digest()));
      }
    }
    assertThat(sandbox.posts().size())
        .as("all sides win some")
        .isBetween(RACES / 20, RACES * 9 / 10);
    assertThat(refused.get()).isPositive();
  }

  @Test
  void sendingWithoutLookingForAnApprovalIsCaught() {
    mutations.approvalsUnread(true);
    raceUntilCaught(Disturbance.EDIT, Disturbance.CHANGE);
    assertThat(unapproved()).isPositive();
  }

  @Test
  void anApprovalThatIsSeenButNotLockedIsCaught() {
    mutations.approvalsUnlocked(true);
    for (int tries = 0; tries < MOST_TRIES && unapproved() == 0; tries++) revokeWhileSending();
    assertThat(unapproved()).isPositive();
  }

  /** It is approved beforehand: how long that takes on a slow machine must not decide the race. */
  private void revokeWhileSending() {
    var loose = pieces.asked(channel, "As approved");
    approve(loose);
    var line = new CyclicBarrier(2);
    var sending = threads.submit(part(line, 0, () -> sender.publish(loose.publication())));
    var revoking =
        threads.submit(
            part(line, random.nextInt(LONGEST_PAUSE), () -> disturb(loose, Disturbance.REVOKE)));
    finish(sending);
    finish(revoking);
  }

  /** What happens to the piece meanwhile. */
  private enum Disturbance {
    EDIT,
    CHANGE,
    WITHDRAW,
    REVOKE,
    SECOND_YES
  }

  /** The window is narrow: on a busy machine it may take a while until somebody steps into it. */
  private void raceUntilCaught(Disturbance... kinds) {
    for (int tries = 0; tries < MOST_TRIES && unapproved() == 0; tries++) race(80, kinds);
  }

  private List<Loose> race(int races, Disturbance... kinds) {
    var raced = new ArrayList<Loose>();
    for (int round = 0; round < races / AT_ONCE; round++) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < AT_ONCE; i++) {
        var loose = pieces.asked(channel, "As approved");
        raced.add(loose);
        running.addAll(start(loose, kinds[(round * AT_ONCE + i) % kinds.length]));
      }
      running.forEach(ApprovalRaceTests::finish);
    }
    System.err.println(
        races
            + " races with seed "
            + SEED
            + ", "
            + sandbox.posts().size()
            + " sent, "
            + refused
            + " told too late, "
            + unapproved()
            + " unapproved");
    return raced;
  }

  private List<Future<?>> start(Loose loose, Disturbance disturbance) {
    var line = new CyclicBarrier(3);
    return List.of(
        threads.submit(part(line, random.nextInt(LONGEST_PAUSE / 2), () -> approve(loose))),
        threads.submit(
            part(
                line,
                LONGEST_PAUSE / 3 + random.nextInt(LONGEST_PAUSE),
                () -> sender.publish(loose.publication()))),
        threads.submit(
            part(
                line,
                LONGEST_PAUSE / 3 + random.nextInt(LONGEST_PAUSE),
                () -> disturb(loose, disturbance))));
  }

  private Callable<Void> part(CyclicBarrier line, int pause, Runnable deed) {
    return () -> {
      line.await();
      LockSupport.parkNanos(pause);
      try {
        deed.run();
      } catch (Refusal | OptimisticLockingFailureException e) {
        refused.incrementAndGet();
      }
      return null;
    };
  }

  private void approve(Loose loose) {
    desk.decide(
        loose.piece(),
        loose.request(),
        ApprovalDecision.APPROVE,
        "",
        null,
        loose.digest(),
        "acme",
        ApprovalMethod.TASK_FORM,
        "content-piece:1");
  }

  private void disturb(Loose loose, Disturbance disturbance) {
    switch (disturbance) {
      case EDIT -> {
        desk.edit(loose.piece(), LoosePieces.draft(channel, "Not approved"), "manager");
        pieces.planRecklessly(loose.piece()).forEach(sender::publish);
      }
      case CHANGE -> change(loose).forEach(sender::publish);
      case WITHDRAW -> desk.withdraw(loose.piece(), "Not now.", "manager");
      case REVOKE -> approvals.revoke(loose.piece(), "Not after all.");
      case SECOND_YES -> approve(loose);
    }
  }

  /** What an edit does to agreement and ledger, where the piece itself would not allow one. */
  private List<UUID> change(Loose loose) {
    return transaction.execute(
        status -> {
          publishing.cancel(loose.piece());
          approvals.revoke(loose.piece(), "Edited.");
          var changed = posts.payload(channel, "Not approved", "");
          return publishing.plan(
              new Commission("acme", loose.piece(), ""), List.of(changed), process.now());
        });
  }

  private int unapproved() {
    return jdbc.queryForObject("select count(*) from unapproved_attempt", Integer.class);
  }

  private static void finish(Future<?> part) {
    try {
      part.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("A race broke", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
