package org.imprimatur.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.FormDoor.FormRefused;
import org.springframework.stereotype.Component;

/** Submits task forms in a person's name, through the same door as Tasklist. */
@Component
public class TaskForms {
  private final FormService forms;
  private final TaskService tasks;
  private final IdentityService identities;

  TaskForms(FormService forms, TaskService tasks, IdentityService identities) {
    this.forms = forms;
    this.tasks = tasks;
    this.identities = identities;
  }

  /** In whose name something is done. */
  public record Who(String id, Collection<String> groups, Collection<String> tenants) {}

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
      forms.submitTaskForm(task, values);
    } catch (FormRefused e) {
      throw (Refusal) e.getCause();
    } catch (OptimisticLockingException e) {
      throw Refusal.conflict("Somebody else answered this task at the same moment.");
    } catch (AuthorizationException e) {
      throw Refusal.forbidden("This task waits for somebody else.");
    } finally {
      identities.clearAuthentication();
    }
  }

  private void requireTheirs(Who who, String id) {
    var task = tasks.createTaskQuery().taskId(id).singleResult();
    if (task == null || task.getTenantId() == null || !who.tenants().contains(task.getTenantId())) {
      throw Refusal.unknown("There is no open task " + id + ".");
    }
    if (!isTheirs(who, task)) throw Refusal.forbidden("This task waits for somebody else.");
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
