package org.imprimatur.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.channels.Channel;
import org.imprimatur.publishing.PlannedPosts.Planned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever changes a post while it is being sent either wins or hears "too late", never both. */
@ProcessTest
class RaceTests {
  private static final int RACES = 120;
  private static final int AT_ONCE = 4;
  private static final String APPROVED = "Approved";
  private static final String COMMENT = "A comment.";

  @Autowired ProcessDriver process;
  @Autowired PlannedPosts posts;
  @Autowired PublishingDesk desk;
  @Autowired ApprovalDesk approvals;
  @Autowired Sender sender;
  @Autowired SandboxPlatform sandbox;
  @Autowired TransactionTemplate transaction;
  @Autowired PublishingStops stops;
  @Autowired JdbcTemplate jdbc;

  private final ExecutorService threads = Executors.newFixedThreadPool(2 * AT_ONCE);
  private Channel channel;
  private Instant now;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    channel = process.channel("acme", "lookup");
    now = process.now();
  }

  @AfterEach
  void end() throws InterruptedException {
    jdbc.update("delete from publishing_stop");
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void cancelWinsOrIsTooLate() {
    for (var race : races(post -> desk.cancel(post.subject()))) {
      assertEndedOneWay(race);
    }
  }

  /** What was recorded before the stop may be sent; after its commit nothing more is recorded. */
  @Test
  void noAttemptBeginsAfterAStop() {
    var before = 0;
    var all = 0;
    for (int round = 0; round < 10; round++) {
      var place = process.channel("acme", "lookup");
      var planned =
          IntStream.range(0, 8)
              .mapToObj(i -> posts.withoutProcess(posts.payload(place, APPROVED, ""), now, true))
              .toList();
      var line = new CyclicBarrier(2 * AT_ONCE);
      var sent =
          planned.subList(0, 2 * AT_ONCE - 1).stream()
              .map(
                  post ->
                      threads.submit(
                          () -> {
                            line.await();
                            var pause = ThreadLocalRandom.current().nextLong(30_000_000);
                            LockSupport.parkNanos(pause);
                            return sender.publish(post.id());
                          }))
              .toList();
      var begun =
          get(
              threads.submit(
                  () -> {
                    line.await();
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000_000));
                    stops.stop(
                        new NewStop(StopScope.CHANNEL, "acme", place.id(), "", "Hacked."), "lead");
                    return attempts(planned);
                  }));
      sent.forEach(RaceTests::get);
      assertThat(attempts(planned)).isEqualTo(begun);
      before += begun;
      all += sent.size();
    }
    System.err.println("10 stops, " + before + " of " + all + " begun before them");
    assertThat(before).as("both sides win some").isBetween(1, all - 1);
  }

  private int attempts(List<Planned> planned) {
    return planned.stream().mapToInt(post -> desk.attempts(post.id()).size()).sum();
  }

  @Test
  void anotherTimeWinsOrIsTooLate() {
    var later = now.plusSeconds(3600);
    for (var race : races(post -> desk.moveOne(post.id(), later, "manager"))) {
      var publication = desk.get(race.post().id());
      assertThat(online(race)).isEqualTo(race.tooLate() ? 1 : 0);
      assertThat(publication.scheduledAt()).isEqualTo(race.tooLate() ? now : later);
    }
  }

  @Test
  void editWinsOrIsTooLateAndOnlyApprovedWordsGoOut() {
    for (var race : races(this::edit)) {
      assertEndedOneWay(race);
      desk.of(race.post().subject()).forEach(p -> sender.publish(p.id()));
    }
    assertThat(sandbox.posts())
        .extracting(SandboxPlatform.Post::text)
        .contains(APPROVED)
        .isSubsetOf(APPROVED, COMMENT);
  }

  /**
   * Cancelled and nowhere, or online; who comes after that takes nothing back and may be told so.
   */
  private void assertEndedOneWay(Race race) {
    var state = desk.get(race.post().id()).state();
    assertThat(state).isIn(PublicationState.CANCELLED, PublicationState.PUBLISHED);
    assertThat(online(race)).isEqualTo(state == PublicationState.PUBLISHED ? 1 : 0);
    if (race.tooLate()) assertThat(state).isEqualTo(PublicationState.PUBLISHED);
  }

  /** As a piece that is edited does it, up to planning the new words. */
  private void edit(Planned post) {
    transaction.executeWithoutResult(
        status -> {
          desk.cancel(post.subject());
          approvals.revoke(post.subject(), "Edited.");
          var edited = posts.payload(channel, "Not approved", "");
          desk.plan(new Commission("acme", post.subject(), ""), List.of(edited), now);
        });
  }

  private record Race(Planned post, boolean tooLate) {}

  private List<Race> races(Consumer<Planned> change) {
    var outcomes = new ArrayList<Race>();
    for (int round = 0; round < RACES / AT_ONCE; round++) {
      var started = IntStream.range(0, AT_ONCE).mapToObj(i -> start(change)).toList();
      started.forEach(race -> outcomes.add(get(race)));
    }
    var sent = outcomes.stream().filter(race -> online(race) > 0).count();
    var told = outcomes.stream().filter(Race::tooLate).count();
    System.err.println(RACES + " races, " + sent + " sent first, " + told + " told too late");
    assertThat(sent).as("both sides win some").isBetween(1L, RACES - 1L);
    return outcomes;
  }

  private Future<Race> start(Consumer<Planned> change) {
    var post = posts.withoutProcess(posts.payload(channel, APPROVED, COMMENT), now, true);
    var line = new CyclicBarrier(2);
    var sent =
        threads.submit(
            () -> {
              line.await();
              LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(12_000_000));
              return sender.publish(post.id());
            });
    return threads.submit(
        () -> {
          line.await();
          LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(12_000_000));
          var tooLate = false;
          try {
            change.accept(post);
          } catch (TooLate e) {
            tooLate = true;
          }
          sent.get();
          return new Race(post, tooLate);
        });
  }

  private long online(Race race) {
    return sandbox.posts().stream()
        .filter(p -> p.key().equals(race.post().id().toString()))
        .count();
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("A race broke", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
