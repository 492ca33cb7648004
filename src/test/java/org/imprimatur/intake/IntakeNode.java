package org.imprimatur.intake;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.imprimatur.ChildNode;
import org.imprimatur.live.LiveServers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application as platforms reach it, in a process that can be killed and started again. What it
 * absorbs it writes down in the same transaction, without looking whether it is there already.
 */
public final class IntakeNode {
  public static final String SECRET = "facebook-app-secret";

  private final List<String> command;
  private final File log;
  private final int port;
  private Process process;

  public IntakeNode(String database, String... more) {
    this.port = freePort();
    this.log = Path.of("target", "intake-node.log").toFile();
    this.command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx500m",
                "-XX:TieredStopAtLevel=1",
                "-Xverify:none",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                IntakeNode.class.getName(),
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--camunda.bpm.database.schema-update=false",
                "--camunda.bpm.job-execution.lock-time-in-millis=5000",
                "--imprimatur.keyset-file=target/test-keyset.json",
                "--imprimatur.admin.password=first-administrator",
                "--imprimatur.webhooks.facebook.secret=" + SECRET,
                "--imprimatur.webhooks.facebook.verify-token=facebook-verify-token"));
    command.addAll(List.of(more));
  }

  public static void main(String[] arguments) {
    ChildNode.run(arguments, Beans.class);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/webhooks/facebook");
  }

  public void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    LiveServers.await("the node answers", this::answers, Duration.ofSeconds(240));
  }

  /** As the kernel does it: without a last word. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean answers() {
    if (!process.isAlive()) throw new AssertionError("The node has ended, see " + log);
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      address()
                          + "?hub.mode=subscribe&hub.verify_token=facebook-verify-token&hub.challenge=1"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What writes down what was absorbed. */
  static class Beans {
    @Bean
    static Witness witness(JdbcClient database) {
      return new Witness(database);
    }
  }

  /** Writes each event down as often as it is heard. */
  static final class Witness {
    private final JdbcClient database;

    Witness(JdbcClient database) {
      this.database = database;
    }

    @EventListener
    void heard(EventHeard event) {
      database
          .sql("insert into witness (event_key) values (:key)")
          .param("key", event.event().key())
          .update();
    }
  }
}
