package org.imprimatur.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.Imprimatur;
import org.imprimatur.TestPostgres;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.Imprint;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.Policy;
import org.imprimatur.publishing.Commission;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.PublishingDesk;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How late posts are: from the slot to the moment the platform's adapter is called, with our settings and with the engine's own, in
 * one run on one machine.
 */
class PunctualityBenchmark {
  private static final int STEADY = 90;
  private static final int BURST = 1000;

  private static final String[] OURS = {};

  /** What the engine and its starter do when nobody says anything. */
  private static final String[] ENGINE_DEFAULTS = {
    "--camunda.bpm.job-execution.wait-time-in-millis=5000",
    "--camunda.bpm.job-execution.max-wait=60000",
    "--camunda.bpm.job-execution.max-jobs-per-acquisition=3",
    "--camunda.bpm.job-execution.core-pool-size=3",
    "--camunda.bpm.job-execution.max-pool-size=10",
    "--camunda.bpm.job-execution.queue-capacity=3",
    "--camunda.bpm.job-execution.backoff-time-in-millis=0",
    "--camunda.bpm.job-execution.max-backoff=0"
  };

  @Test
  void slotToCall() throws Exception {
    var report = new ArrayList<String>();
    report.add("slot -> call, seconds         n    p50     p99     max");
    var ours = run("ours", OURS, report);
    var defaults = run("engine defaults", ENGINE_DEFAULTS, report);
    report.add("ratio defaults : ours, p50, 3 per second   %.1f".formatted(defaults[0] / ours[0]));
    report.add("ratio defaults : ours, p50, burst          %.1f".formatted(defaults[1] / ours[1]));
    report.forEach(System.out::println);
    Files.createDirectories(Path.of("target/bench"));
    Files.write(Path.of("target/bench/punctuality.txt"), report);
  }

  /** The medians of the steady and the burst load. */
  private static double[] run(String name, String[] settings, List<String> report) throws IOException {
    var arguments = new ArrayList<>(List.of(settings));
    arguments.addAll(
        List.of(
            "--spring.datasource.url=" + TestPostgres.createDatabase(),
            "--server.port=0",
            "--management.server.port=0",
            "--imprimatur.admin.password=first-administrator",
            "--imprimatur.channels.private-hosts=true",
            "--imprimatur.keyset-file=target/bench-keyset.json"));
    try (var app =
        new SpringApplicationBuilder(Imprimatur.class, RecordingPlatform.class)
            .run(arguments.toArray(String[]::new))) {
      var load = new Load(app);
      var idle = Duration.ofSeconds(20);
      load.plan(20, i -> Instant.now().plusSeconds(2));
      load.measure(); // warm-up, not reported
      var start = Instant.now().plus(idle);
      load.plan(STEADY, i -> start.plusMillis(i * 1000L / 3));
      var steady = load.measure();
      report.add(line(name + ", 3 per second", steady));
      var at = Instant.now().plus(idle).plusSeconds(20);
      load.plan(BURST, i -> at.plusMillis(i));
      var burst = load.measure();
      report.add(line(name + ", 1000 in one second", burst));
      return new double[] {percentile(steady, 50), percentile(burst, 50)};
    }
  }

  private static String line(String name, List<Double> lags) {
    return "%-28s %5d %6.2f  %6.2f  %6.2f"
        .formatted(name, lags.size(), percentile(lags, 50), percentile(lags, 99), percentile(lags, 100));
  }

  private static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }

  /** When a post is due. */
  private interface Slot {
    Instant at(int no);
  }

  /** Approved publications on one channel, each with its process. */
  private static final class Load {
    private final ConfigurableApplicationContext app;
    private final RecordingPlatform platform;
    private final Channel channel;
    private int planned;

    Load(ConfigurableApplicationContext app) {
      this.app = app;
      this.platform = app.getBean(RecordingPlatform.class);
      app.getBean(ClientDesk.class).open("bench", "Bench", ZoneId.of("UTC"), new Policy(60, 24, 48));
      this.channel =
          app.getBean(ChannelDesk.class)
              .connect(new NewChannel("bench", "recording", "Bench", "bench", URI.create("http://localhost"), "none", true));
    }

    void plan(int count, Slot slot) {
      platform.clear();
      planned = count;
      var desk = app.getBean(PublishingDesk.class);
      var approvals = app.getBean(ApprovalDesk.class);
      var runtime = app.getBean(RuntimeService.class);
      IntStream.range(0, count)
          .forEach(
              i -> {
                var piece = UUID.randomUUID();
                var at = slot.at(i);
                var payload =
                    new Payload(channel.id(), "bench", at + " " + i, List.of(), "en", List.of(), "", "");
                approvals.record(
                    new Imprint("bench", piece, payload.digest(), Set.of(payload.digest()), "bench", ApprovalMethod.TASK_FORM, "bench"));
                var publication = desk.plan(new Commission("bench", piece, ""), List.of(payload), at).get(0);
                runtime.startProcessInstanceByKey(
                    "publication",
                    piece.toString(),
                    java.util.Map.of("client", "bench", "title", "Bench", "publicationId", publication.toString()));
              });
    }

    List<Double> measure() {
      return platform.lags(planned, Duration.ofMinutes(4));
    }
  }
}
