package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
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
  private final IdentityService identities;
  private final Variants variants;

  ProcessInstances(
      RuntimeService runtime,
      HistoryService history,
      ManagementService management,
      IdentityService identities,
      Variants variants) {
    this.runtime = runtime;
    this.history = history;
    this.management = management;
    this.identities = identities;
    this.variants = variants;
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
    var person = identities.getCurrentAuthentication();
    identities.clearAuthentication();
    try {
      return work.get();
    } catch (OptimisticLockingException e) {
      throw Refusal.conflict("Something else happened to it at the same moment; look again.");
    } finally {
      if (person != null) {
        identities.setAuthentication(
            person.getUserId(), person.getGroupIds(), person.getTenantIds());
      }
    }
  }
}
