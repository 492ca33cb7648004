package org.imprimatur.workflow;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives tasks that were not done in time to those who take over. It looks at the due dates as they
 * stand, so a date that somebody moved counts, and each task is handed on once.
 */
@Component
public class OverdueTasks {
  /** In lists by priority they come before what is in time; 50 is the engine's usual. */
  static final int URGENT = 80;

  /** Whose it was, for the form and for whoever looks at the task. */
  static final String HANDED_ON_FROM = "handedOnFrom";

  /** More wait for the next look. */
  private static final int MOST = 200;

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final ApplicationEventPublisher events;

  OverdueTasks(TaskService tasks, RuntimeService runtime, ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.events = events;
  }

  /**
   * Changes the owner of every task that is due and has somebody to take over.
   *
   * @return how many
   */
  @Transactional
  public int handOn() {
    var late =
        tasks
            .createTaskQuery()
            .active()
            .dueBefore(ClockUtil.getCurrentTime())
            .taskVariableValueLike(StepSetting.ESCALATE_TO, "_%")
            .orderByDueDate()
            .asc()
            .listPage(0, MOST);
    late.forEach(this::handOn);
    return late.size();
  }

  private void handOn(Task task) {
    var to = tasks.getVariableLocal(task.getId(), StepSetting.ESCALATE_TO).toString();
    var groups = groups(task);
    var from = task.getAssignee() == null ? String.join(", ", groups) : task.getAssignee();
    // Exactly one is accountable: whoever had it has it no longer.
    groups.stream()
        .filter(group -> !group.equals(to))
        .forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
    if (!groups.contains(to)) tasks.addCandidateGroup(task.getId(), to);
    task.setAssignee(null);
    task.setPriority(URGENT);
    tasks.saveTask(task);
    tasks.removeVariableLocal(task.getId(), StepSetting.ESCALATE_TO);
    tasks.setVariableLocal(task.getId(), HANDED_ON_FROM, from);
    events.publishEvent(new TaskHandedOn(task.getId(), item(task), task.getName(), from, to));
  }

  private String item(Task task) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceId(task.getProcessInstanceId())
        .singleResult()
        .getBusinessKey();
  }

  private List<String> groups(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .map(IdentityLink::getGroupId)
        .filter(group -> group != null)
        .sorted()
        .collect(Collectors.toList());
  }
}
