package org.imprimatur.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.imprimatur.MovableClock;
import org.imprimatur.ProcessDriver;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.channels.SendResult;
import org.imprimatur.publishing.PlannedPosts.Planned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Real processes of the whole application, each killed by the kernel at another point, on one
 * database and one platform; the test's own node brings every post to its right end.
 */
@CrashTest
class KilledProcessTests {
  /** All that a job comes by; a person's decision is not made in a node without screens. */
  private static final List<CrashPoint> POINTS =
      List.of(
          CrashPoint.BEFORE_RECORD,
          CrashPoint.BEFORE_CALL,
          CrashPoint.BEFORE_ANSWER,
          CrashPoint.BEFORE_RESULT,
          CrashPoint.BEFORE_ENGINE,
          CrashPoint.AFTER_ENGINE,
          CrashPoint.BEFORE_LESSON,
          CrashPoint.AFTER_LESSON);

  /** They start at the same time, and a machine may have other things to do. */
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final int MOST_POSTS = 60;

  @Autowired Environment environment;
  @Autowired ProcessEngine engine;
  @Autowired ProcessDriver process;
  @Autowired PlannedPosts posts;
  @Autowired PublishingDesk desk;
  @Autowired Ledger ledger;
  @Autowired ChannelDesk channels;
  @Autowired OraclePlatform oracle;
  @Autowired MovableClock clock;
  @Autowired Fate fate;

  private final Map<CrashPoint, Process> nodes = new LinkedHashMap<>();
  private final List<Planned> planned = new ArrayList<>();

  @AfterEach
  void end() {
    nodes.values().forEach(Process::destroyForcibly);
  }

  @Test
  void killedProcessesLoseNothingAndDoubleNothing() throws Exception {
    process.begin();
    process.client("acme");
    var started = Instant.now();
    for (var point : POINTS) nodes.put(point, start(point));
    keepThemBusy(List.of(channel("key"), channel("lookup")));
    var killed = Duration.between(started, Instant.now());

    nodes.forEach(
        (point, node) -> {
          assertThat(node.exitValue()).as("%s", point).isEqualTo(KilledNode.KILLED);
          assertThat(log(point)).contains("KILLED AT " + point);
        });
    finish();

    for (var post : planned) {
      assertThat(oracle.online(post.id().toString())).as("times online").isEqualTo(1);
      assertThat(desk.get(post.id()).state()).isEqualTo(PublicationState.PUBLISHED);
      assertThat(process.ended(post.subject())).isTrue();
      assertThat(Trial.lawful(desk.attempts(post.id()))).isTrue();
    }
    System.err.println(
        nodes.size()
            + " processes killed in "
            + killed.toMillis()
            + " ms, "
            + planned.size()
            + " posts and replies, each online once");
  }

  /** Gives the nodes posts and replies to send and posts to look up until each has met its end. */
  private void keepThemBusy(List<Channel> accounts) throws InterruptedException {
    var until = Instant.now().plus(PATIENCE);
    while (nodes.values().stream().anyMatch(Process::isAlive) && Instant.now().isBefore(until)) {
      if (due() < 4 && planned.size() < MOST_POSTS) {
        clock.set(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        accounts.forEach(account -> planned.add(posts.plan(account, text(), clock.instant())));
        planned.add(posts.reply(accounts.get(planned.size() / 4 % 2), text()));
        planned.add(unclear(accounts.get(1)));
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  /** A post whose call went unanswered some minutes ago: the next thing to do is to look it up. */
  private Planned unclear(Channel account) {
    var now = clock.instant();
    clock.set(now.minusSeconds(200));
    var post = posts.withoutProcess(posts.payload(account, text(), ""), clock.instant(), true);
    var attempt = ledger.open(post.id(), "a node long gone").attempt();
    ledger.close(post.id(), attempt, new SendResult.Unknown("No answer"));
    clock.set(now);
    posts.start(post);
    return post;
  }

  private long due() {
    return engine.getManagementService().createJobQuery().executable().count();
  }

  /** The test's own node goes on, as time does. */
  private void finish() {
    var node = new JobNode(engine, fate, Duration.ofSeconds(60));
    clock.set(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    var end = clock.instant().plus(Duration.ofMinutes(14));
    while (planned.stream().anyMatch(p -> !process.ended(p.subject()))
        && clock.instant().isBefore(end)) {
      while (node.work()) {}
      clock.advance(Duration.ofSeconds(5));
    }
  }

  private Channel channel(String kind) {
    return channels.connect(
        new NewChannel(
            "acme",
            "oracle",
            kind,
            kind + "-" + UUID.randomUUID(),
            URI.create("https://oracle.example"),
            "secret",
            false));
  }

  private static String text() {
    return "Post " + UUID.randomUUID();
  }

  private Process start(CrashPoint point) throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx400m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-Xverify:none",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Duser.timezone=UTC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledNode.class.getName(),
            "--die.at=" + point,
            "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
            "--spring.datasource.username=postgres",
            "--spring.datasource.hikari.maximum-pool-size=6",
            // Nobody looks at its screens: what no job needs is not even begun.
            "--spring.main.web-application-type=none",
            "--spring.main.lazy-initialization=true",
            "--camunda.bpm.database.schema-update=false",
            "--imprimatur.keyset-file=target/test-keyset.json",
            "--imprimatur.admin.password=first-administrator",
            // One job at a time, so that a node dies of the one it has in hand.
            "--camunda.bpm.job-execution.core-pool-size=1",
            "--camunda.bpm.job-execution.max-pool-size=1",
            "--camunda.bpm.job-execution.queue-capacity=1",
            "--camunda.bpm.job-execution.max-jobs-per-acquisition=1",
            "--camunda.bpm.job-execution.lock-time-in-millis=3000")
        .redirectErrorStream(true)
        .redirectOutput(file(point))
        .start();
  }

  private static File file(CrashPoint point) {
    return Path.of("target", "killed-" + point + ".log").toFile();
  }

  private static String log(CrashPoint point) {
    try {
      return Files.readString(file(point).toPath());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
