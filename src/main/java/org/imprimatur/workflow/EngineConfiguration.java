package org.imprimatur.workflow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How the engine is set up beyond what application.yaml can say; last of all plugins, so nothing
 * overrules it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineConfiguration extends AbstractProcessEnginePlugin {

  private final DataSource dataSource;
  private Connection schemaLock;

  EngineConfiguration(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    lockSchema();
    engine.setTenantIdProvider(new StartVariableTenant());
    listen(engine, new StepAttachment());
    // A task's name, due date or filter must never be a program; see gate.
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setEnableExceptionsAfterUnhandledBpmnError(true);
    // Urgent first, then the longest due. Without priorities a burst of reminders would delay
    // posts;
    // without due dates equal priorities would come in no order at all.
    engine.setJobExecutorAcquireByPriority(true);
    engine.setJobExecutorAcquireByDueDate(true);
    engine.setEnsureJobDueDateNotNull(true);
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    try (var connection = schemaLock;
        var statement = connection.createStatement()) {
      // The engine polls this table several times a second; without the index it reads every future
      // timer each time.
      statement.execute("create index if not exists imp_idx_job_duedate on act_ru_job (duedate_)");
      statement.execute("select pg_advisory_unlock(" + ClusterLock.KEY + ")");
    } catch (SQLException e) {
      throw new IllegalStateException("The engine's tables could not be completed", e);
    }
  }

  /** Other plugins may have listeners of their own. */
  private static void listen(ProcessEngineConfigurationImpl engine, BpmnParseListener listener) {
    var listeners = new ArrayList<BpmnParseListener>();
    if (engine.getCustomPostBPMNParseListeners() != null)
      listeners.addAll(engine.getCustomPostBPMNParseListeners());
    listeners.add(listener);
    engine.setCustomPostBPMNParseListeners(listeners);
  }

  /** Nodes started at once on an empty database would create the engine's tables at once. */
  private void lockSchema() {
    try {
      schemaLock = dataSource.getConnection();
      try (var statement = schemaLock.createStatement()) {
        statement.execute("select pg_advisory_lock(" + ClusterLock.KEY + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be reached or locked", e);
    }
  }
}
