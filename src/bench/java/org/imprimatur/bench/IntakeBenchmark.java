package org.imprimatur.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.intake.IntakeTrial;
import org.junit.jupiter.api.Test;

/**
 * How long a platform waits for its acknowledgement at 50 calls a second, and whether 5,000 calls
 * with a fifth of replays survive five kills of the application.
 */
class IntakeBenchmark {

  @Test
  void acknowledgement() throws Exception {
    var report = new ArrayList<String>();
    var trial = new IntakeTrial(1);
    try {
      trial.node().start();
      trial.latencies(20, Duration.ofSeconds(20)); // warm-up, not reported
      var latencies = trial.latencies(50, Duration.ofSeconds(60));
      report.add(
          "call -> acknowledgement at 50 per second, ms   n %d  p50 %.1f  p99 %.1f  max %.1f"
              .formatted(latencies.size(), percentile(latencies, 50), percentile(latencies, 99), percentile(latencies, 100)));
    } finally {
      trial.node().kill();
    }
    write("intake-acknowledgement.txt", report);
  }

  @Test
  void fiveThousandCallsAndFiveKills() throws Exception {
    var trial = new IntakeTrial(2);
    try {
      write("intake-kills.txt", List.of("5,000 calls, 1,000 of them replays, 5 kills: " + trial.run(5000, 5)));
    } finally {
      trial.node().kill();
    }
  }

  private static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }

  private static void write(String file, List<String> lines) throws Exception {
    lines.forEach(System.out::println);
    Files.createDirectories(Path.of("target/bench"));
    Files.write(Path.of("target/bench", file), lines);
  }
}
