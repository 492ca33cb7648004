package org.imprimatur.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** A PostgreSQL server of our own, with durable data in one directory; stops when closed. */
final class LocalPostgres implements JdbcConnectionDetails, AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final String DATABASE = "imprimatur";

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server on the directory, or adopts the one a killed application left running there.
   *
   * @param home where data and programs are kept
   * @param port the port to use, unless a stranger has it
   */
  static LocalPostgres start(Path home, int port) {
    requireUserForPostgres();
    // A data directory belongs to one major version.
    var directory = home.toAbsolutePath().normalize().resolve("pg17");
    try {
      Files.createDirectories(directory);
      var server = server(home, directory, Port.of(directory, port)).start();
      return opened(server, directory);
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "PostgreSQL did not start in " + directory + ": " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw new PostgresUnavailable(
          isLocked(e)
              ? "The application is already running on "
                  + directory
                  + ": stop it, or set imprimatur.data-dir to another place."
              : "PostgreSQL did not start in " + directory + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * The library locks the directory for as long as its JVM lives; another JVM and our own answer
   * differently.
   */
  private static boolean isLocked(IllegalStateException e) {
    return e instanceof OverlappingFileLockException
        || String.valueOf(e.getMessage()).startsWith("could not lock");
  }

  private static EmbeddedPostgres.Builder server(Path home, Path directory, int port) {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(home.toAbsolutePath().normalize().resolve("postgres").toFile())
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setLocaleConfig("locale", "C.UTF-8")
        .setPort(port)
        // The library's defaults are made for throw-away data.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("timezone", "UTC")
        .setPGStartupWait(Duration.ofSeconds(60))
        // Spring closes the connection pool first; a shutdown hook of the library's would race it.
        .setRegisterShutdownHook(false);
  }

  private static LocalPostgres opened(EmbeddedPostgres server, Path directory) throws IOException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      var actual = Path.of(single(statement, "show data_directory"));
      if (!Files.isSameFile(actual, directory)) {
        throw new PostgresUnavailable(
            "Port %d belongs to another PostgreSQL (%s); set imprimatur.postgres.port."
                .formatted(server.getPort(), actual),
            null);
      }
      if (single(statement, "select count(*) from pg_database where datname = '" + DATABASE + "'")
          .equals("0")) {
        statement.execute("create database " + DATABASE);
      }
      return new LocalPostgres(server);
    } catch (SQLException e) {
      server.close();
      throw new PostgresUnavailable(
          "PostgreSQL in " + directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static String single(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void requireUserForPostgres() {
    if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
      throw new PostgresUnavailable(
          "PostgreSQL refuses to run as root, and `unshare` (util-linux) is not usable here. Run as another user, or set"
              + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to a database of yours.",
          null);
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public String getJdbcUrl() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
  }

  @Override
  public String getUsername() {
    return SUPERUSER;
  }

  /** None: the server listens on loopback only and trusts it. */
  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
