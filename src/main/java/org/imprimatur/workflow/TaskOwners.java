package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Gives the open tasks about an item to whoever is accountable for it. */
@Component
public class TaskOwners {
  /** More tasks than one item ever has open; queries without a bound are refused. */
  private static final int MOST_OPEN = 100;

  private final TaskService tasks;

  TaskOwners(TaskService tasks) {
    this.tasks = tasks;
  }

  /** They become exactly this group's, until then. */
  public void giveToGroup(String process, UUID item, String group, Instant due) {
    give(process, item, null, group, due);
  }

  /** They become exactly this person's, until then. */
  public void giveToPerson(String process, UUID item, String person, Instant due) {
    give(process, item, person, null, due);
  }

  private void give(String process, UUID item, String person, String group, Instant due) {
    for (var task :
        tasks
            .createTaskQuery()
            .processDefinitionKey(process)
            .processInstanceBusinessKey(item.toString())
            .listPage(0, MOST_OPEN)) {
      for (var link : tasks.getIdentityLinksForTask(task.getId())) {
        if (isAnotherGroup(link, group))
          tasks.deleteCandidateGroup(task.getId(), link.getGroupId());
      }
      if (group != null) tasks.addCandidateGroup(task.getId(), group);
      task.setAssignee(person);
      task.setDueDate(Date.from(due));
      tasks.saveTask(task);
    }
  }

  private static boolean isAnotherGroup(IdentityLink link, String group) {
    return IdentityLinkType.CANDIDATE.equals(link.getType())
        && link.getGroupId() != null
        && !link.getGroupId().equals(group);
  }
}
