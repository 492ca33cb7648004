package org.imprimatur.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.imprimatur.TestPostgres;
import org.junit.jupiter.api.Test;

/** From starting the built jar to the first served page, and what it holds in memory then. */
class ColdStartBenchmark {

  @Test
  void firstPage() throws Exception {
    var jar = jar();
    var database = TestPostgres.createDatabase();
    start(jar, database); // creates the tables; not reported
    var report = new ArrayList<String>();
    for (int run = 1; run <= 3; run++) report.add("run " + run + ": " + start(jar, database));
    report.forEach(System.out::println);
    Files.createDirectories(Path.of("target/bench"));
    Files.write(Path.of("target/bench/cold-start.txt"), report);
  }

  private static String start(Path jar, String database) throws Exception {
    var port = freePort();
    var begun = System.nanoTime();
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.timezone=UTC",
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--management.server.port=" + freePort(),
                "--spring.datasource.url=" + database,
                "--imprimatur.admin.password=first-administrator",
                "--imprimatur.keyset-file=" + Path.of("target/bench-keyset.json").toAbsolutePath())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target/bench-start.log").toFile())
            .start();
    try {
      awaitPage(port, process);
      var seconds = (System.nanoTime() - begun) / 1e9;
      LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
      return "%.1f s to the first page, %d MB resident at rest".formatted(seconds, residentMegabytes(process.pid()));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static void awaitPage(int port, Process process) throws InterruptedException {
    var client = HttpClient.newHttpClient();
    var login = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login")).build();
    while (process.isAlive()) {
      try {
        if (client.send(login, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    throw new IllegalStateException("The application ended; see target/bench-start.log");
  }

  private static long residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files.filter(f -> f.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
