package org.imprimatur.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Where an item stands in its processes. Only reads; who may know is for the caller to decide. */
@Component
public class Whereabouts {
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final HistoryService history;
  private final ManagementService management;
  private final RepositoryService repository;

  Whereabouts(
      RuntimeService runtime,
      TaskService tasks,
      HistoryService history,
      ManagementService management,
      RepositoryService repository) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.history = history;
    this.management = management;
    this.repository = repository;
  }

  /** Every place where the item stands now, the longest waiting first. */
  public List<Token> tokens(UUID item) {
    var running = instances(item).stream().filter(run -> run.getEndTime() == null).toList();
    if (running.isEmpty()) return List.of();
    var ids = running.stream().map(HistoricProcessInstance::getId).collect(Collectors.toSet());
    var jobs = management.createJobQuery().processInstanceIds(ids).list();
    var open = open(item);
    return running.stream()
        .flatMap(run -> tokens(run, jobs, open).stream())
        .sorted(Comparator.comparing(Token::since))
        .toList();
  }

  /** Every instance about the item, oldest first, with the elements it has passed. */
  public List<Run> runs(UUID item) {
    return instances(item).stream()
        .map(
            run ->
                new Run(
                    run.getId(),
                    run.getProcessDefinitionKey(),
                    Optional.ofNullable(run.getProcessDefinitionName())
                        .orElse(run.getProcessDefinitionKey()),
                    run.getProcessDefinitionId(),
                    run.getEndTime() == null,
                    history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(run.getId())
                        .finished()
                        .list()
                        .stream()
                        .filter(activity -> !activity.isCanceled())
                        .map(activity -> drawn(activity.getActivityId()))
                        .collect(Collectors.toSet())))
        .toList();
  }

  /** What the item's running instances have under this name, by instance. */
  public Map<String, Object> values(UUID item, String variable) {
    var ids =
        instances(item).stream()
            .filter(run -> run.getEndTime() == null)
            .map(HistoricProcessInstance::getId)
            .toArray(String[]::new);
    if (ids.length == 0) return Map.of();
    return runtime
        .createVariableInstanceQuery()
        .processInstanceIdIn(ids)
        .variableName(variable)
        .list()
        .stream()
        .filter(value -> value.getValue() != null)
        .collect(
            Collectors.toMap(
                VariableInstance::getProcessInstanceId,
                VariableInstance::getValue,
                (first, second) -> first));
  }

  /** The drawing of a process version, if the item ever went through it. */
  public Optional<String> drawing(UUID item, String definition) {
    if (instances(item).stream().noneMatch(run -> run.getProcessDefinitionId().equals(definition)))
      return Optional.empty();
    try (var model = repository.getProcessModel(definition)) {
      return Optional.of(new String(model.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<HistoricProcessInstance> instances(UUID item) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(item.toString())
        .orderByProcessInstanceStartTime()
        .asc()
        .list();
  }

  private Map<String, Task> open(UUID item) {
    return tasks.createTaskQuery().processInstanceBusinessKey(item.toString()).list().stream()
        .collect(Collectors.toMap(Task::getId, Function.identity()));
  }

  private List<Token> tokens(HistoricProcessInstance run, List<Job> jobs, Map<String, Task> open) {
    var tokens = new ArrayList<Token>();
    var mine = jobs.stream().filter(job -> job.getProcessInstanceId().equals(run.getId())).toList();
    history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(run.getId())
        .unfinished()
        .list()
        .stream()
        .filter(activity -> isPlace(activity.getActivityType()))
        .map(activity -> token(run, activity, mine, open))
        .forEach(tokens::add);
    // A step that waits for its turn, or for its next try, has not begun: history knows nothing of
    // it.
    transitions(runtime.getActivityInstance(run.getId()))
        .forEach(step -> tokens.add(token(run, step, mine)));
    return tokens;
  }

  private Token token(
      HistoricProcessInstance run,
      HistoricActivityInstance activity,
      List<Job> jobs,
      Map<String, Task> open) {
    var task = Optional.ofNullable(activity.getTaskId()).map(open::get);
    var job =
        jobs.stream().filter(j -> j.getExecutionId().equals(activity.getExecutionId())).findFirst();
    return new Token(
        run.getProcessDefinitionKey(),
        run.getProcessDefinitionId(),
        run.getId(),
        drawn(activity.getActivityId()),
        named(activity.getActivityName(), activity.getActivityId()),
        activity.getStartTime().toInstant(),
        activity.getCalledProcessInstanceId() != null,
        task.map(this::waiting),
        job.filter(j -> j.getRetries() > 0).map(Job::getDuedate).map(Date::toInstant).orElse(null),
        job.map(Job::getExceptionMessage).orElse(""),
        job.filter(j -> j.getRetries() == 0).isPresent());
  }

  private static Token token(HistoricProcessInstance run, TransitionInstance step, List<Job> jobs) {
    var job =
        jobs.stream().filter(j -> j.getExecutionId().equals(step.getExecutionId())).findFirst();
    return new Token(
        run.getProcessDefinitionKey(),
        run.getProcessDefinitionId(),
        run.getId(),
        drawn(step.getActivityId()),
        named(step.getActivityName(), step.getActivityId()),
        job.map(Job::getCreateTime).orElse(run.getStartTime()).toInstant(),
        false,
        Optional.empty(),
        job.filter(j -> j.getRetries() > 0).map(Job::getDuedate).map(Date::toInstant).orElse(null),
        job.map(Job::getExceptionMessage).orElse(""),
        job.filter(j -> j.getRetries() == 0).isPresent());
  }

  private Token.Waiting waiting(Task task) {
    var groups =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
            .map(IdentityLink::getGroupId)
            .filter(group -> group != null)
            .sorted()
            .toList();
    return new Token.Waiting(
        task.getId(),
        task.getAssignee() == null ? "" : task.getAssignee(),
        groups,
        instant(task.getDueDate()));
  }

  private static List<TransitionInstance> transitions(ActivityInstance scope) {
    // The instance may have ended since the query before.
    if (scope == null) return List.of();
    var found = new ArrayList<>(List.of(scope.getChildTransitionInstances()));
    for (var child : scope.getChildActivityInstances()) found.addAll(transitions(child));
    return found;
  }

  /** Scopes are not where an item stands; what is inside them is. */
  private static boolean isPlace(String type) {
    return !type.equals("multiInstanceBody") && !type.endsWith("ubProcess");
  }

  /** The engine adds a suffix to an element that is carried out several times. */
  private static String drawn(String activity) {
    var suffix = activity.indexOf('#');
    return suffix < 0 ? activity : activity.substring(0, suffix);
  }

  private static String named(String name, String id) {
    return name == null || name.isBlank() ? drawn(id) : name;
  }

  static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
