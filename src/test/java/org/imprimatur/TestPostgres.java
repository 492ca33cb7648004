package org.imprimatur;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Real PostgreSQL for tests: one throw-away server per JVM, one fresh database per caller. Spring
 * tests name it as {@code @ContextConfiguration(initializers = TestPostgres.class)}; plain tests
 * call {@link #createDatabase()}.
 */
public final class TestPostgres
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.datasource.url=" + createMigratedDatabase(),
            "spring.datasource.username=postgres",
            // Many applications share one server in a test run, most of them idle.
            "spring.datasource.hikari.minimum-idle=1",
            "spring.datasource.hikari.idle-timeout=10000",
            // Nobody says on the practice network what a test did not expect.
            "imprimatur.practice.audience=false",
            "imprimatur.channels.private-hosts=true",
            "imprimatur.admin.password=first-administrator",
            "imprimatur.keyset-file=target/test-keyset.json")
        .applyTo(context);
  }

  /** Creates an empty database and returns its JDBC URL, user included. */
  public static String createDatabase() {
    return createDatabase("");
  }

  /** Creates a database as an application leaves it that was started once and never used. */
  public static String createMigratedDatabase() {
    return createDatabase(" template " + Migrated.DATABASE);
  }

  private static String createDatabase(String how) {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + how);
      return Server.RUNNING.getJdbcUrl("postgres", name);
    } catch (SQLException e) {
      throw new IllegalStateException("No test database", e);
    }
  }

  /** The engine's tables and ours, created once and copied for everybody. */
  private static final class Migrated {
    static final String DATABASE = create();

    private static String create() {
      var url = createDatabase();
      var source = new DriverManagerDataSource(url);
      new ResourceDatabasePopulator(
              Stream.of(
                      "engine",
                      "history",
                      "identity",
                      "case.engine",
                      "case.history",
                      "decision.engine",
                      "decision.history")
                  .map(Migrated::engineTables)
                  .toArray(Resource[]::new))
          .execute(source);
      Flyway.configure()
          .dataSource(source)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
      return url.replaceAll(".*/(\\w+)\\?.*", "$1");
    }

    private static Resource engineTables(String part) {
      return new ClassPathResource(
          "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql");
    }
  }

  /** Started by the first caller, stopped and removed when the JVM ends. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        var server =
            EmbeddedPostgres.builder()
                // The library's own hook would race the contexts, which then wait for a dead
                // server.
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(new File("target/postgres"))
                .setDataDirectory(
                    new File("target/postgres/" + UUID.randomUUID()).getAbsoluteFile())
                .setCleanDataDirectory(true)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "400")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        SpringApplication.getShutdownHandlers().add(() -> stop(server));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
