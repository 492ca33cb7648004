package org.imprimatur.workflow;

import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.BeanFactory;

/**
 * Makes open tasks of a moved instance what the new diagram says: what they are called, whose they
 * are, by when and who takes over. The engine itself leaves all that as the old one said. Only what
 * the two diagrams say differently is touched, so what people changed by hand stays, and whoever
 * has claimed a task keeps it.
 */
final class MovedTasks {
  private static final int USUAL_PRIORITY = 50;

  private final CommandContext context;
  private final ProcessEngineConfigurationImpl engine;
  private final TaskService tasks;
  private final BeanFactory beans;

  /** Where each task was, by its id. */
  private final Map<String, String> places = new HashMap<>();

  private MovedTasks(CommandContext context, BeanFactory beans) {
    this.context = context;
    this.engine = context.getProcessEngineConfiguration();
    this.tasks = engine.getTaskService();
    this.beans = beans;
  }

  /** The open tasks as they are before the move. */
  static MovedTasks before(
      Collection<String> instances, CommandContext context, BeanFactory beans) {
    var moved = new MovedTasks(context, beans);
    for (var instance : instances)
      moved.open(instance).forEach(t -> moved.places.put(t.getId(), t.getTaskDefinitionKey()));
    return moved;
  }

  /** After the move: makes them what the new version says. */
  void follow(Collection<String> instances, String from, String to) {
    for (var instance : instances)
      open(instance)
          .filter(task -> places.containsKey(task.getId()))
          .filter(task -> task.getProcessDefinitionId().equals(to))
          .forEach(task -> follow(task, from, to));
  }

  private Stream<TaskEntity> open(String instance) {
    return context.getTaskManager().findTasksByProcessInstanceId(instance).stream();
  }

  private void follow(TaskEntity task, String from, String to) {
    var was = new Said(from, places.get(task.getId()));
    var is = new Said(to, task.getTaskDefinitionKey());
    var name = text(is.definition.getNameExpression(), task);
    if (name != null && !name.equals(task.getName())) tasks.setName(task.getId(), name);
    var description = text(is.definition.getDescriptionExpression(), task);
    if (!Objects.equals(description, task.getDescription()))
      tasks.setDescription(task.getId(), description);
    if (!was.limit().equals(is.limit())) tasks.setDueDate(task.getId(), due(task, is));
    if (isHandedOn(task)) {
      if (task.getDueDate() == null || !task.getDueDate().after(ClockUtil.getCurrentTime())) return;
      // It has time again, so it is theirs again whose it was.
      tasks.removeVariableLocal(task.getId(), OverdueTasks.HANDED_ON_FROM);
      tasks.setPriority(task.getId(), USUAL_PRIORITY);
      offer(task, is);
      takeOver(task, is);
      return;
    }
    if (!was.people().equals(is.people())) {
      assign(task, was, is);
      offer(task, is);
    }
    if (!was.takesOver().equals(is.takesOver())) takeOver(task, is);
  }

  private boolean isHandedOn(Task task) {
    return tasks.getVariableLocal(task.getId(), OverdueTasks.HANDED_ON_FROM) != null;
  }

  private Date due(TaskEntity task, Said is) {
    if (!is.timeLimit().isEmpty())
      return Date.from(task.getCreateTime().toInstant().plus(Duration.parse(is.timeLimit())));
    var drawn = is.definition.getDueDateExpression();
    if (drawn != null) return date(drawn.getValue(task.getExecution()), task);
    var step = StepSetting.stepOf(is.form());
    if (!beans.containsBean(step) || !beans.isTypeMatch(step, FormStep.class))
      return task.getDueDate();
    return beans.getBean(step, FormStep.class).dueOf(task);
  }

  private Date date(Object value, TaskEntity task) {
    if (value == null || value instanceof Date) return (Date) value;
    return engine
        .getBusinessCalendarManager()
        .getBusinessCalendar(DueDateBusinessCalendar.NAME)
        .resolveDuedate(value.toString(), task);
  }

  /** Whom the diagram named follows the diagram; whoever claimed it themselves keeps it. */
  private void assign(TaskEntity task, Said was, Said is) {
    var now = text(is.definition.getAssigneeExpression(), task);
    var named = text(was.definition.getAssigneeExpression(), task);
    if (Objects.equals(task.getAssignee(), named) && !Objects.equals(now, named))
      tasks.setAssignee(task.getId(), now);
  }

  private void offer(TaskEntity task, Said is) {
    var groups = all(is.definition.getCandidateGroupIdExpressions(), task);
    var people = all(is.definition.getCandidateUserIdExpressions(), task);
    var links =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
            .toList();
    for (var link : links) {
      if (link.getGroupId() != null && !groups.contains(link.getGroupId()))
        tasks.deleteCandidateGroup(task.getId(), link.getGroupId());
      if (link.getUserId() != null && !people.contains(link.getUserId()))
        tasks.deleteCandidateUser(task.getId(), link.getUserId());
    }
    groups.removeAll(links.stream().map(IdentityLink::getGroupId).collect(Collectors.toSet()));
    people.removeAll(links.stream().map(IdentityLink::getUserId).collect(Collectors.toSet()));
    groups.forEach(group -> tasks.addCandidateGroup(task.getId(), group));
    people.forEach(person -> tasks.addCandidateUser(task.getId(), person));
  }

  private void takeOver(TaskEntity task, Said is) {
    if (is.takesOver().isEmpty()) tasks.removeVariableLocal(task.getId(), StepSetting.ESCALATE_TO);
    else tasks.setVariableLocal(task.getId(), StepSetting.ESCALATE_TO, is.takesOver());
  }

  private static String text(Expression expression, TaskEntity task) {
    if (expression == null) return null;
    var value = expression.getValue(task.getExecution());
    return value == null ? null : value.toString();
  }

  private static Set<String> all(Set<Expression> expressions, TaskEntity task) {
    var all = new LinkedHashSet<String>();
    for (var expression : expressions) {
      var value = expression.getValue(task.getExecution());
      if (value instanceof Collection<?> several) several.forEach(each -> all.add(each.toString()));
      else if (value != null)
        Stream.of(value.toString().split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .forEach(all::add);
    }
    return all;
  }

  /** What a version says of a task. */
  private final class Said {
    private final TaskDefinition definition;
    private final Drawn drawn;
    private final String element;

    Said(String version, String element) {
      var cache = engine.getDeploymentCache();
      this.definition =
          cache.findDeployedProcessDefinitionById(version).getTaskDefinitions().get(element);
      this.drawn = new Drawn(cache.findBpmnModelInstanceForProcessDefinition(version));
      this.element = element;
    }

    String people() {
      return drawn.groups(element) + "|" + drawn.people(element);
    }

    String timeLimit() {
      return drawn.setting(element, StepSetting.TIME_LIMIT);
    }

    String limit() {
      var date = definition.getDueDateExpression();
      return timeLimit() + "|" + (date == null ? "" : date.getExpressionText());
    }

    String takesOver() {
      return drawn.setting(element, StepSetting.ESCALATE_TO);
    }

    String form() {
      return drawn.form(element);
    }
  }
}
