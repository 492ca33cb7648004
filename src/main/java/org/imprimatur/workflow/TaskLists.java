package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Lists of open tasks, each read in a handful of queries however long it is. */
@Component
public class TaskLists {
  /** Longer lists are read in Tasklist. */
  private static final int LONGEST = 100;

  /** What a process calls its item; the same in every process that shows up in lists. */
  private static final String TITLE = "title";

  /** What a process is about whose instances are known by another id. */
  private static final String ITEM = "item";

  private final TaskService tasks;
  private final RuntimeService runtime;

  TaskLists(TaskService tasks, RuntimeService runtime) {
    this.tasks = tasks;
    this.runtime = runtime;
  }

  /**
   * What this person has taken on or may take on, oldest first, within these tenants or of none.
   */
  public List<TaskItem> of(String person, Collection<String> groups, Collection<String> tenants) {
    var open = new ArrayList<>(page(open(person, groups).withoutTenantId()));
    if (!tenants.isEmpty())
      open.addAll(page(open(person, groups).tenantIdIn(tenants.toArray(String[]::new))));
    open.sort(Comparator.comparing(Task::getCreateTime));
    return items(open.subList(0, Math.min(LONGEST, open.size())));
  }

  private TaskQuery open(String person, Collection<String> groups) {
    var query = tasks.createTaskQuery().or().taskAssignee(person).taskCandidateUser(person);
    if (!groups.isEmpty()) query.taskCandidateGroupIn(List.copyOf(groups));
    return query.endOr();
  }

  private static List<Task> page(TaskQuery query) {
    return query.orderByTaskCreateTime().asc().listPage(0, LONGEST);
  }

  /** The open tasks about each of these items. */
  public Map<String, List<TaskItem>> about(Collection<UUID> items) {
    if (items.isEmpty()) return Map.of();
    var keys = items.stream().map(UUID::toString).toArray(String[]::new);
    return items(tasks.createTaskQuery().processInstanceBusinessKeyIn(keys).list()).stream()
        .collect(Collectors.groupingBy(TaskItem::item));
  }

  /** The open task of this name whose form holds the value. */
  public Optional<String> holding(String element, String variable, String value) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(element)
        .taskVariableValueEquals(variable, value)
        .list()
        .stream()
        .map(Task::getId)
        .findFirst();
  }

  /** Tasks that are due already, whoever they are for. */
  public List<TaskItem> overdue(java.time.Instant now) {
    return items(
        tasks
            .createTaskQuery()
            .dueBefore(java.util.Date.from(now))
            .orderByDueDate()
            .asc()
            .listPage(0, LONGEST));
  }

  /** Tasks that nobody can see: not taken on, and in no group that has members. */
  public List<TaskItem> nobodys() {
    var sql =
        """
        select t.* from act_ru_task t
        where t.assignee_ is null and not exists (
          select 1 from act_ru_identitylink l left join act_id_membership m on m.group_id_ = l.group_id_
          where l.task_id_ = t.id_ and l.type_ = 'candidate'
            and (l.user_id_ is not null or m.user_id_ is not null))
        order by t.create_time_
        """;
    return items(tasks.createNativeTaskQuery().sql(sql).listPage(0, LONGEST));
  }

  private List<TaskItem> items(List<Task> open) {
    if (open.isEmpty()) return List.of();
    var instances = new HashSet<String>();
    open.forEach(task -> instances.add(task.getProcessInstanceId()));
    var byId =
        runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
            .collect(Collectors.toMap(Execution::getId, run -> run));
    var roots =
        byId.values().stream()
            .map(ProcessInstance::getRootProcessInstanceId)
            .collect(Collectors.toSet());
    var titles = texts(roots, TITLE);
    var others = texts(roots, ITEM);
    return open.stream().map(task -> item(task, byId, titles, others)).toList();
  }

  private Map<String, String> texts(Set<String> roots, String variable) {
    return runtime
        .createVariableInstanceQuery()
        .processInstanceIdIn(roots.toArray(String[]::new))
        .variableName(variable)
        .list()
        .stream()
        .filter(value -> value.getValue() != null)
        .collect(
            Collectors.toMap(
                VariableInstance::getProcessInstanceId,
                value -> value.getValue().toString(),
                (first, second) -> first));
  }

  private static TaskItem item(
      Task task,
      Map<String, ProcessInstance> instances,
      Map<String, String> titles,
      Map<String, String> others) {
    var run = instances.get(task.getProcessInstanceId());
    var root = run == null ? "" : run.getRootProcessInstanceId();
    var key = run == null || run.getBusinessKey() == null ? "" : run.getBusinessKey();
    return new TaskItem(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        others.getOrDefault(root, key),
        task.getTenantId(),
        titles.getOrDefault(root, ""),
        task.getAssignee() == null ? "" : task.getAssignee(),
        task.getCreateTime().toInstant(),
        Whereabouts.instant(task.getDueDate()));
  }
}
