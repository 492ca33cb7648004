package org.imprimatur.live;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.opentest4j.TestAbortedException;

/** What all live servers share: where they keep their files, how a missing one is said. */
public final class LiveServers {
  static final Path DIRECTORY = Path.of("target", "live").toAbsolutePath();

  private LiveServers() {}

  /**
   * Ends the test as skipped, with its reason on the console; with {@code -Dlive.required=true} as
   * failed.
   */
  public static RuntimeException missing(String what) {
    if (Boolean.getBoolean("live.required")) {
      throw new AssertionError("Live test impossible: " + what);
    }
    System.err.println("SKIPPED live test: " + what);
    return new TestAbortedException("SKIPPED live test: " + what);
  }

  public static void await(String what, BooleanSupplier condition, Duration patience) {
    var deadline = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Waited " + patience.toSeconds() + " s in vain: " + what);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  public static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * A port nobody listens on, out of the range from which systems take one for every connection
   * they make: a server that starts slowly would find it taken.
   */
  static int freePort() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // Somebody has it; take another.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A directory of this run alone. */
  static Path fresh(String name) {
    try {
      Files.createDirectories(DIRECTORY);
      return Files.createTempDirectory(DIRECTORY, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
