package org.imprimatur.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server in its own process group that ends with this JVM, however the JVM ends. */
final class LiveProcess {
  /**
   * Our end of its standard input closes with us, even after kill -9; the guard then ends the
   * server.
   */
  private static final String GUARD =
      "exec 3<&0; \"$@\" < /dev/null & server=$!; "
          + "(cat <&3 > /dev/null; kill \"$server\") & guard=$!; "
          + "wait \"$server\"; code=$?; kill \"$guard\" 2> /dev/null; exit $code";

  private final String name;
  private final Path log;
  private final Process process;

  private LiveProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  static LiveProcess start(
      String name, Path directory, Map<String, String> environment, String... command) {
    var guarded = new ArrayList<String>();
    LiveServers.onPath("setsid").ifPresent(setsid -> guarded.add(setsid.toString()));
    guarded.addAll(List.of("sh", "-c", GUARD, "sh"));
    guarded.addAll(List.of(command));
    var log = LiveServers.DIRECTORY.resolve(name + ".log");
    var builder =
        new ProcessBuilder(guarded).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.redirectOutput(log.toFile()).start();
      var started = new LiveProcess(name, log, process);
      Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the server is up; a server that ends or takes too long fails the test with its last
   * words.
   */
  LiveProcess await(BooleanSupplier up, Duration patience) {
    var started = Instant.now();
    LiveServers.await(name + " starts", () -> !process.isAlive() || up.getAsBoolean(), patience);
    if (!process.isAlive()) {
      throw new AssertionError(name + " did not start:\n" + lastWords());
    }
    System.err.println(
        name
            + " is up after "
            + Duration.between(started, Instant.now()).toMillis()
            + " ms, log in "
            + log);
    return this;
  }

  boolean said(String line) {
    return log().lines().anyMatch(line::equals);
  }

  private void stop() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String lastWords() {
    var lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  private String log() {
    try {
      return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
