package org.imprimatur.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.FormDoor.FormRefused;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Submits task forms in a person's name, through the same door as Tasklist. */
@Component
public class TaskForms {
  private final FormService forms;
  private final TaskService tasks;
  private final HistoryService history;
  private final IdentityService identities;

  TaskForms(
      FormService forms, TaskService tasks, HistoryService history, IdentityService identities) {
    this.forms = forms;
    this.tasks = tasks;
    this.history = history;
    this.identities = identities;
  }

  /**
   * In whose name something is done.
   *
   * @param via through which door they came, see {@link Submission#via}
   */
  public record Who(String id, Collection<String> groups, Collection<String> tenants, String via) {
    public Who(String id, Collection<String> groups, Collection<String> tenants) {
      this(id, groups, tenants, Submission.TASK_FORM);
    }
  }

  /** As often as others may come between before somebody is told so. */
  private static final int TRIES = 5;

  /**
   * Answers a task.
   *
   * @throws Refusal as if there were no such task, if it belongs to a tenant not theirs; and with
   *     the step's own words, if it does not accept the answer
   */
  public void submit(Who who, String task, Map<String, Object> values) {
    // Within a larger transaction everything would have to be tried again, not only this.
    var tries = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
    for (var tried = 1; ; tried++) {
      try {
        requireTheirs(who, task, tried > 1);
        submitOnce(who, task, values);
        return;
      } catch (OptimisticLockingException | OptimisticLockingFailureException e) {
        if (tried == tries) throw atTheSameMoment();
      }
    }
  }

  private void submitOnce(Who who, String task, Map<String, Object> values) {
    identities.setAuthentication(who.id(), List.copyOf(who.groups()), List.copyOf(who.tenants()));
    try {
      Door.through(
          who.via(),
          () -> {
            forms.submitTaskForm(task, values);
            return null;
          });
    } catch (FormRefused e) {
      throw (Refusal) e.getCause();
    } catch (AuthorizationException e) {
      throw Refusal.forbidden("This task waits for somebody else.");
    } finally {
      identities.clearAuthentication();
    }
  }

  private static Refusal atTheSameMoment() {
    return Refusal.conflict("Somebody else answered this task at the same moment.");
  }

  private void requireTheirs(Who who, String id, boolean wasOpen) {
    var task = tasks.createTaskQuery().taskId(id).singleResult();
    if (task == null && wasOpen) throw atTheSameMoment();
    if (task == null && wasTheirs(who, id))
      throw Refusal.conflict("This task is not open any more: it was answered or taken back.");
    if (task == null || task.getTenantId() == null || !who.tenants().contains(task.getTenantId())) {
      throw Refusal.unknown("There is no open task " + id + ".");
    }
    if (!isTheirs(who, task)) throw Refusal.forbidden("This task waits for somebody else.");
  }

  /** Somebody else may have been faster. */
  private boolean wasTheirs(Who who, String id) {
    var past = history.createHistoricTaskInstanceQuery().taskId(id).singleResult();
    return past != null && past.getTenantId() != null && who.tenants().contains(past.getTenantId());
  }

  private boolean isTheirs(Who who, Task task) {
    return who.id().equals(task.getAssignee())
        || tasks.getIdentityLinksForTask(task.getId()).stream()
            .anyMatch(
                link ->
                    who.id().equals(link.getUserId())
                        || link.getGroupId() != null && who.groups().contains(link.getGroupId()));
  }
}
