package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Component;

/**
 * Starts instances and tells them what happened. The domain has decided by then who may do what, so
 * the engine is not asked again: what happened has happened, whoever did it.
 */
@Component
public class ProcessInstances {
  private final RuntimeService runtime;
  private final HistoryService history;
  private final ManagementService management;
  private final AsSystem system;
  private final Variants variants;
  private final CommandExecutor commands;

  ProcessInstances(
      RuntimeService runtime,
      HistoryService history,
      ManagementService management,
      AsSystem system,
      Variants variants,
      ProcessEngineConfigurationImpl engine) {
    this.runtime = runtime;
    this.history = history;
    this.management = management;
    this.system = system;
    this.variants = variants;
    this.commands = engine.getCommandExecutorTxRequired();
  }

  /** Whether a process has been started about this very item, even if it has ended. */
  public boolean known(String processKey, UUID item) {
    return asSystem(
        () ->
            history
                    .createHistoricProcessInstanceQuery()
                    .processDefinitionKey(processKey)
                    .processInstanceBusinessKey(item.toString())
                    .count()
                > 0);
  }

  /** Whether an instance of the process about this item is running. */
  public boolean running(String processKey, UUID item) {
    return asSystem(
        () ->
            runtime
                    .createProcessInstanceQuery()
                    .processDefinitionKey(processKey)
                    .processInstanceBusinessKey(item.toString())
                    .count()
                > 0);
  }

  /** Starts a process about an item: the latest version its client runs. */
  public void start(String processKey, UUID item, Map<String, Object> variables) {
    asSystem(
        () -> {
          var start =
              runtime
                  .createProcessInstanceByKey(processKey)
                  .businessKey(item.toString())
                  .setVariables(variables);
          variants
              .of(DefinitionKind.PROCESS, processKey, StartVariableTenant.in(variables))
              .ifPresentOrElse(
                  start::processDefinitionTenantId, start::processDefinitionWithoutTenantId);
          return start.execute();
        });
  }

  /**
   * Every instance about the item that waits for the message hears it; none need wait.
   *
   * @return whether one did
   */
  public boolean correlate(String message, UUID item) {
    return asSystem(
        () ->
            !runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(item.toString())
                .correlateAllWithResult()
                .isEmpty());
  }

  /**
   * Whatever waits for the signal hears it, each on its own and after the commit: what one makes of
   * it keeps no other from hearing it, nor what is signalled from having happened.
   *
   * @param tenant whose instances, or "" for everybody's
   */
  public void signal(String name, String tenant) {
    asSystem(
        () -> {
          commands.execute(
              context -> {
                for (var waiting :
                    context
                        .getEventSubscriptionManager()
                        .findSignalEventSubscriptionsByEventName(name)) {
                  var ofInstance = waiting.getExecutionId() != null;
                  if (ofInstance && (tenant.isEmpty() || tenant.equals(waiting.getTenantId())))
                    waiting.eventReceived(null, null, null, null, true);
                }
                return null;
              });
          return null;
        });
  }

  /** Lets the item's timers at this element fire at another time. */
  public void postpone(UUID item, String element, Instant when) {
    asSystem(
        () -> {
          for (var instance :
              runtime
                  .createProcessInstanceQuery()
                  .processInstanceBusinessKey(item.toString())
                  .list()) {
            management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(element)
                .timers()
                .list()
                .forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(when)));
          }
          return null;
        });
  }

  private <T> T asSystem(Supplier<T> work) {
    try {
      return system.get(work);
    } catch (OptimisticLockingException e) {
      throw Refusal.conflict("Something else happened to it at the same moment; look again.");
    }
  }
}
