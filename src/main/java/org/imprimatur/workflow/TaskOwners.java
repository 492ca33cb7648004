package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Gives the open tasks about an item to whoever is accountable for it. */
@Component
public class TaskOwners {
  /** More tasks than one item ever has open; queries without a bound are refused. */
  private static final int MOST_OPEN = 100;

  private final TaskService tasks;
  private final AsSystem system;

  TaskOwners(TaskService tasks, AsSystem system) {
    this.tasks = tasks;
    this.system = system;
  }

  /** They become exactly this group's, until then. */
  public void giveToGroup(UUID item, String group, Instant due) {
    system.get(() -> give(item, null, group, due));
  }

  /** They become exactly this person's, until then. */
  public void giveToPerson(UUID item, String person, Instant due) {
    system.get(() -> give(item, person, null, due));
  }

  /** This group may see to a task, too, because nobody could. */
  public void alsoGiveToGroup(String task, String group) {
    system.get(
        () -> {
          var theirs =
              tasks.getIdentityLinksForTask(task).stream()
                  .anyMatch(link -> group.equals(link.getGroupId()));
          if (!theirs) tasks.addCandidateGroup(task, group);
          return null;
        });
  }

  private Void give(UUID item, String person, String group, Instant due) {
    for (var task :
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(item.toString())
            .listPage(0, MOST_OPEN)) {
      task.setAssignee(person);
      task.setDueDate(Date.from(due));
      tasks.saveTask(task);
      var theirs = false;
      for (var link : tasks.getIdentityLinksForTask(task.getId())) {
        if (!IdentityLinkType.CANDIDATE.equals(link.getType()) || link.getGroupId() == null)
          continue;
        if (link.getGroupId().equals(group)) theirs = true;
        else tasks.deleteCandidateGroup(task.getId(), link.getGroupId());
      }
      if (group != null && !theirs) tasks.addCandidateGroup(task.getId(), group);
    }
    return null;
  }
}
