package org.imprimatur.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.FormDoor.FormRefused;
import org.springframework.stereotype.Component;

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

  /**
   * Answers a task.
   *
   * @throws Refusal as if there were no such task, if it belongs to a tenant not theirs; and with
   *     the step's own words, if it does not accept the answer
   */
  public void submit(Who who, String task, Map<String, Object> values) {
    requireTheirs(who, task);
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
      // Who may answer a task may not any more once somebody has.
      identities.clearAuthentication();
      requireTheirs(who, task);
      throw Refusal.forbidden("This task waits for somebody else.");
    } finally {
      identities.clearAuthentication();
    }
  }

  void requireTheirs(Who who, String id) {
    var task = tasks.createTaskQuery().taskId(id).singleResult();
    if (task == null && wasTheirs(who, id)) throw notOpenAnyMore();
    if (task == null || task.getTenantId() == null || !who.tenants().contains(task.getTenantId())) {
      throw Refusal.unknown("There is no open task " + id + ".");
    }
    if (!isTheirs(who, task)) {
      if (wasTheirs(who, id)) throw notOpenAnyMore();
      throw Refusal.forbidden("This task waits for somebody else.");
    }
  }

  private static Refusal notOpenAnyMore() {
    return Refusal.conflict("This task is not open any more: it was answered or taken back.");
  }

  /** Somebody else may have been faster. */
  private boolean wasTheirs(Who who, String id) {
    var past = history.createHistoricTaskInstanceQuery().taskId(id).finished().singleResult();
    return past != null && past.getTenantId() != null && who.tenants().contains(past.getTenantId());
  }

  private boolean isTheirs(Who who, Task task) {
    return who.id().equals(task.getAssignee())
        || links(task).stream()
            .anyMatch(
                link ->
                    who.id().equals(link.getUserId())
                        || link.getGroupId() != null && who.groups().contains(link.getGroupId()));
  }

  /** Who may take it on; nobody, if it was answered this very moment. */
  private List<IdentityLink> links(Task task) {
    try {
      return tasks.getIdentityLinksForTask(task.getId());
    } catch (NullValueException e) {
      return List.of();
    }
  }
}
