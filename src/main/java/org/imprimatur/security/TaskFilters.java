package org.imprimatur.security;

import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists people find in Tasklist. Queries name groups and people outright: expressions in them
 * are switched off.
 */
@Component
class TaskFilters {

  private final FilterService filters;
  private final TaskService tasks;
  private final Grants grants;

  TaskFilters(FilterService filters, TaskService tasks, Grants grants) {
    this.filters = filters;
    this.tasks = tasks;
    this.grants = grants;
  }

  void forTheAgency() {
    share(
        "Team: to do",
        "Drafts, slots and questions for any community manager",
        10,
        of(Groups.COMMUNITY_MANAGERS),
        Groups.COMMUNITY_MANAGERS);
    share(
        "Published: look at result",
        "What was out long enough to learn from",
        20,
        of(Groups.COMMUNITY_MANAGERS).taskDefinitionKey("Task_LookAtResult"),
        Groups.COMMUNITY_MANAGERS);
    share(
        "To review",
        "Pieces that wait for a second pair of eyes",
        10,
        of(Groups.REVIEWERS),
        Groups.REVIEWERS);
    share(
        "Strategy: to do",
        "Results and plans for a strategist",
        10,
        of(Groups.STRATEGISTS),
        Groups.STRATEGISTS);
    share(
        "Late: yours to settle",
        "What others did not do in time and you have taken over",
        5,
        of(Groups.LEADS),
        Groups.LEADS);
    share(
        "Inbox: to answer",
        "Comments and messages, what has to be answered first on top",
        15,
        byClock(
            of(Groups.COMMUNITY_MANAGERS)
                .processDefinitionKeyIn("interaction", "reply", "moderation")),
        Groups.COMMUNITY_MANAGERS);
    share(
        "Replies to approve",
        "Somebody waits for each of them",
        15,
        byClock(of(Groups.REVIEWERS).taskDefinitionKey("Task_ApproveReply")),
        Groups.REVIEWERS);
    share(
        "Danger signs",
        "What goes wrong unless you act",
        1,
        byClock(tasks.createTaskQuery().taskDefinitionKey("Task_ClearDangerSign")),
        Groups.LEADS);
    for (var department : Groups.DEPARTMENTS) {
      share(
          "Escalated to " + department,
          "Questions only your department can answer",
          10,
          byClock(of(department)),
          department);
    }
  }

  void forClient(String tenant, String group, String name) {
    share(
        "Waiting for your approval (" + name + ")",
        "Nothing of this goes out before you say so",
        0,
        of(group).tenantIdIn(tenant),
        group);
  }

  /** A list of their own, for nobody else. */
  void forPerson(String id) {
    if (filters.createFilterQuery().filterOwner(id).filterName("My tasks").count() == 0) {
      var filter = filters.newTaskFilter("My tasks");
      filter.setOwner(id);
      filter.setQuery(tasks.createTaskQuery().taskAssignee(id));
      filter.setProperties(properties("What you have taken on", 90));
      filters.saveFilter(filter);
    }
  }

  private void share(String name, String description, int priority, TaskQuery query, String group) {
    var filter = find(name);
    filter.setQuery(query);
    filter.setProperties(properties(description, priority));
    filters.saveFilter(filter);
    grants.grant(group, FILTER, filter.getId(), Permissions.READ);
  }

  private Filter find(String name) {
    var found = filters.createTaskFilterQuery().filterName(name).list();
    return found.isEmpty() ? filters.newTaskFilter(name) : found.get(0);
  }

  private TaskQuery of(String group) {
    return tasks.createTaskQuery().taskCandidateGroupIn(List.of(group)).includeAssignedTasks();
  }

  private static TaskQuery byClock(TaskQuery query) {
    return query.orderByDueDate().asc();
  }

  private static Map<String, Object> properties(String description, int priority) {
    var properties = new HashMap<String, Object>();
    properties.put("description", description);
    properties.put("priority", priority);
    properties.put("color", "#3d6a8a");
    properties.put("refresh", true);
    // A list of ten times "Draft piece" says nothing.
    properties.put("variables", List.of(shown("title", "Piece"), shown("client", "Client")));
    return properties;
  }

  private static Map<String, String> shown(String variable, String label) {
    return Map.of("name", variable, "label", label);
  }
}
