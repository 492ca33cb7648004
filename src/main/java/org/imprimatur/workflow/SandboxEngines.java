package org.imprimatur.workflow;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.imprimatur.workflow.gate.SandboxRules;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Engines to try something on: each in a database schema of its own that goes with it, on a clock
 * of its own, under the same rules as the real one. Nothing runs in them by itself.
 */
@Component
public class SandboxEngines {
  private static final String SCHEMA = "replay_";

  private final DataSource dataSource;
  private final JdbcTemplate jdbc;
  private final SandboxRules rules;

  SandboxEngines(DataSource dataSource, JdbcTemplate jdbc, ApplicationContext context) {
    this.dataSource = dataSource;
    this.jdbc = jdbc;
    this.rules = new SandboxRules(context);
  }

  /**
   * @param now its clock
   * @param inPlaceOf what stands in for the step of that name
   * @param listener sees every model it reads
   */
  public record Setting(
      Supplier<Date> now, Function<String, Object> inPlaceOf, BpmnParseListener listener) {}

  /** An engine for the length of the work. */
  public void within(Setting setting, Consumer<ProcessEngine> work) {
    var schema = SCHEMA + UUID.randomUUID().toString().replace("-", "");
    jdbc.execute("create schema " + schema);
    try (var own = connections(schema)) {
      var engine = build(schema, own, setting);
      try {
        work.accept(engine);
      } finally {
        engine.close();
      }
    } finally {
      jdbc.execute("drop schema " + schema + " cascade");
    }
  }

  private ProcessEngine build(String schema, DataSource own, Setting setting) {
    var engine = new StandaloneProcessEngineConfiguration();
    engine.setProcessEngineName(schema);
    engine.setDataSource(own);
    engine.setDatabaseSchema(schema);
    engine.setDatabaseTablePrefix(schema + ".");
    engine.setDatabaseSchemaUpdate("true");
    engine.setJobExecutorActivate(false);
    engine.setHistory("none");
    engine.setEnforceHistoryTimeToLive(false);
    engine.setMetricsEnabled(false);
    engine.setTaskMetricsEnabled(false);
    engine.setDbMetricsReporterActivate(false);
    engine.setIdGenerator(new StrongUuidGenerator());
    engine.setDefaultNumberOfRetries(1);
    engine.setEnableCmdExceptionLogging(false);
    engine.setEnableExceptionsAfterUnhandledBpmnError(true);
    // Only what our own stand-ins put there is ever written so.
    engine.setJavaSerializationFormatEnabled(true);
    engine.setBusinessCalendarManager(VirtualCalendars.reading(setting.now()));
    engine.setCustomPostBPMNParseListeners(
        new ArrayList<>(List.of(new StepAttachment(), setting.listener())));
    engine.setDmnEngineConfiguration(
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration());
    rules.on(engine, setting.inPlaceOf());
    var built = engine.buildProcessEngine();
    // Nobody is to find it by looking for engines.
    ProcessEngines.unregister(built);
    return built;
  }

  private HikariDataSource connections(String schema) {
    try {
      var real = dataSource.unwrap(HikariDataSource.class);
      var own = new HikariConfig();
      own.setJdbcUrl(real.getJdbcUrl());
      own.setUsername(real.getUsername());
      own.setPassword(real.getPassword());
      own.setPoolName(schema);
      own.setMaximumPoolSize(2);
      own.setSchema(schema);
      // What is thrown away afterwards need not survive a power cut.
      own.setConnectionInitSql("set synchronous_commit = off");
      return new HikariDataSource(own);
    } catch (SQLException e) {
      throw new IllegalStateException("No connections for a sandbox", e);
    }
  }

  /** Throws away what a node that died has left behind. */
  public void sweep() {
    jdbc.queryForList(
            "select nspname from pg_namespace where nspname ~ '^replay_[0-9a-f]{32}$'",
            String.class)
        .forEach(schema -> jdbc.execute("drop schema " + schema + " cascade"));
  }
}
