package org.imprimatur.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LocalPostgresTests {
  @TempDir(factory = InTarget.class)
  Path home;

  int port;

  @BeforeEach
  void chooseAPort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @Test
  void dataOutlivesTheServerAndIsWrittenDurably() throws Exception {
    try (var server = LocalPostgres.start(home, port)) {
      assertThat(server.port()).isEqualTo(port);
      run(server, "create table note as select 'kept'::text as body");
      assertThat(read(server, "show fsync")).isEqualTo("on");
      assertThat(read(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(read(server, "show max_connections")).isEqualTo("100");
      assertThat(
              read(server, "select datcollate from pg_database where datname = current_database()"))
          .isEqualTo("C.UTF-8");
    }
    try (var server = LocalPostgres.start(home, port)) {
      assertThat(read(server, "select body from note")).isEqualTo("kept");
    }
  }

  @Test
  void serverLeftByAKilledApplicationIsAdopted() throws Exception {
    var killed =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Killed.class.getName(),
                home.toString(),
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("killed.log").toFile())
            .start();
    assertThat(killed.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(killed.exitValue()).isEqualTo(137);

    // Even when another port is wanted meanwhile, the server that runs is the one with the data.
    try (var server = LocalPostgres.start(home, port + 1)) {
      assertThat(server.port()).isEqualTo(port);
      assertThat(read(server, "select body from note")).isEqualTo("kept");
    }
    assertThat(home.resolve("pg17/postmaster.pid")).doesNotExist();
  }

  @Test
  void portOfAStrangerIsLeftAlone() throws Exception {
    try (var stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        var server = LocalPostgres.start(home, port)) {
      assertThat(server.port()).isNotEqualTo(stranger.getLocalPort());
      assertThat(read(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void secondApplicationOnTheSameDataIsRefused() throws Exception {
    try (var first = LocalPostgres.start(home, port)) {
      assertThatThrownBy(() -> LocalPostgres.start(home, port))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("already running")
          .hasMessageContaining("imprimatur.data-dir");
      assertThat(read(first, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void databaseNamedBySomebodyStartsNothing() {
    new ApplicationContextRunner()
        .withUserConfiguration(PostgresConfiguration.class)
        .withPropertyValues(
            "imprimatur.data-dir=" + home, "spring.datasource.url=jdbc:postgresql://db/imprimatur")
        .run(context -> assertThat(context).doesNotHaveBean(JdbcConnectionDetails.class));
    assertThat(home).isEmptyDirectory();
  }

  private static String read(LocalPostgres server, String query) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                server.getJdbcUrl(), server.getUsername(), server.getPassword());
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(LocalPostgres server, String sql) throws SQLException {
    try (var connection =
        DriverManager.getConnection(
            server.getJdbcUrl(), server.getUsername(), server.getPassword())) {
      connection.createStatement().execute(sql);
    }
  }

  /** An application that dies without a chance to stop its server. */
  static final class Killed {
    public static void main(String[] args) throws Exception {
      run(
          LocalPostgres.start(Path.of(args[0]), Integer.parseInt(args[1])),
          "create table note as select 'kept'::text as body");
      Runtime.getRuntime().halt(137);
    }
  }

  /** Temporary directories below target: some systems forbid programs in the usual place. */
  static final class InTarget implements org.junit.jupiter.api.io.TempDirFactory {
    @Override
    public Path createTempDirectory(
        org.junit.jupiter.api.extension.AnnotatedElementContext element,
        org.junit.jupiter.api.extension.ExtensionContext context)
        throws Exception {
      var target = new File("target/postgres-tests").toPath();
      return java.nio.file.Files.createTempDirectory(
          java.nio.file.Files.createDirectories(target), "run");
    }
  }
}
