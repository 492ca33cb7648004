package org.imprimatur.replay.process;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngine;
import org.imprimatur.approvals.Rehearsals;
import org.imprimatur.replay.Comparison;
import org.imprimatur.replay.Course;
import org.imprimatur.replay.ReplayDesk;
import org.imprimatur.replay.ReplayOrder;
import org.imprimatur.replay.ReplayOrdered;
import org.imprimatur.workflow.CandidateFile;
import org.imprimatur.workflow.ProcessFiles;
import org.imprimatur.workflow.SandboxEngines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Carries replays out, one after the other, beside everything else. */
@Component
class ReplayRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayRunner.class);
  private static final int MOST_PIECES = 500;

  private final ReplayDesk desk;
  private final Recorder recorder;
  private final ProcessFiles files;
  private final SandboxEngines engines;
  private final Rehearsals rehearsals;
  private final Clock clock;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "replay");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  ReplayRunner(
      ReplayDesk desk,
      Recorder recorder,
      ProcessFiles files,
      SandboxEngines engines,
      Rehearsals rehearsals,
      Clock clock) {
    this.desk = desk;
    this.recorder = recorder;
    this.files = files;
    this.engines = engines;
    this.rehearsals = rehearsals;
    this.clock = clock;
  }

  @TransactionalEventListener
  void ordered(ReplayOrdered event) {
    worker.submit(() -> replay(event.run()));
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }

  /** Somebody has cancelled it. */
  private static class Cancelled extends RuntimeException {}

  private void replay(UUID run) {
    try {
      engines.sweep();
      new Replay(run, desk.run(run).order()).run();
    } catch (Cancelled e) {
      LOG.info("Replay {} was cancelled", run);
    } catch (RuntimeException | Error e) {
      LOG.error("Replay {} failed", run, e);
      desk.failed(run, "It could not be carried out: " + e.getMessage());
    }
  }

  private class Replay {
    private final UUID run;
    private final ReplayOrder order;
    private final VirtualTime time = new VirtualTime();
    private final Habits habits = new Habits();
    private final People people;
    private final Players players;
    private final CandidateFile candidate;
    private int done;
    private int total;

    Replay(UUID run, ReplayOrder order) {
      this.run = run;
      this.order = order;
      this.people = new People(habits, order.newStep());
      this.players = new Players(rehearsals, people);
      this.candidate = new CandidateFile(order.fileName(), order.candidate());
    }

    void run() {
      var begun = System.nanoTime();
      var recorded = record();
      total = recorded.values().stream().mapToInt(List::size).sum() * 2;
      var comparison = new Comparison();
      engines.within(
          new SandboxEngines.Setting(time::date, players::of, people),
          engine ->
              recorded.forEach((client, pieces) -> compare(engine, client, pieces, comparison)));
      desk.done(
          run,
          comparison.report(
              order.fileName(),
              candidate.name().endsWith(".dmn") ? "table" : "process",
              (System.nanoTime() - begun) / 1e9,
              total / 2 >= MOST_PIECES));
    }

    private Map<String, List<RecordedPiece>> record() {
      var since = clock.instant().minus(Duration.ofDays(7L * order.weeks()));
      var all = new LinkedHashMap<String, List<RecordedPiece>>();
      var left = MOST_PIECES;
      for (var client : order.clients()) {
        var pieces = new ArrayList<RecordedPiece>();
        for (var id : recorder.since(client, since, left)) {
          goOn();
          var piece = recorder.of(id);
          habits.learn(piece);
          pieces.add(piece);
        }
        left -= pieces.size();
        all.put(client, pieces);
      }
      return all;
    }

    private void compare(
        ProcessEngine engine, String client, List<RecordedPiece> pieces, Comparison comparison) {
      var running = files.reachable("content-piece", client);
      people.learning(true);
      deploy(engine, client, running, null);
      var today = courses(engine, pieces);
      people.learning(false);
      deploy(engine, client, running, candidate);
      var then = courses(engine, pieces);
      for (var piece : pieces)
        comparison.add(
            piece.piece().title(),
            piece.client().name(),
            piece.client().zone(),
            today.get(piece.id()),
            then.get(piece.id()),
            Mismatch.of(piece, today.get(piece.id())));
    }

    private void deploy(
        ProcessEngine engine,
        String client,
        List<ProcessFiles.Running> running,
        CandidateFile instead) {
      var key = instead == null ? "" : files.key(instead);
      var deployment = engine.getRepositoryService().createDeployment().tenantId(client);
      for (var file : running)
        deployment.addString(
            file.fileName(), file.key().equals(key) ? instead.text() : file.text());
      deployment.deploy();
    }

    private Map<UUID, Course> courses(ProcessEngine engine, List<RecordedPiece> pieces) {
      var courses = new HashMap<UUID, Course>();
      for (var piece : pieces) {
        goOn();
        courses.put(piece.id(), new PieceRun(engine, time, people, players, piece).run());
        done++;
      }
      return courses;
    }

    private void goOn() {
      if (Thread.currentThread().isInterrupted() || !desk.progress(run, done, total))
        throw new Cancelled();
    }
  }
}
