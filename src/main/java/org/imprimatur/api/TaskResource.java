package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.imprimatur.workflow.TaskForms;
import org.imprimatur.workflow.TaskItem;
import org.imprimatur.workflow.TaskLists;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks", description = "What waits for you")
class TaskResource {
  private final TaskLists tasks;
  private final TaskForms forms;
  private final Caller caller;

  TaskResource(TaskLists tasks, TaskForms forms, Caller caller) {
    this.tasks = tasks;
    this.forms = forms;
    this.caller = caller;
  }

  /** An open task; {@code piece} is the id of what it is about. */
  record View(
      String id,
      String element,
      String name,
      String piece,
      String client,
      String title,
      String assignee,
      Instant since,
      Instant due) {
    static View of(TaskItem task) {
      return new View(
          task.id(),
          task.element(),
          task.name(),
          task.item(),
          task.tenant(),
          task.title(),
          task.assignee(),
          task.since(),
          task.due());
    }
  }

  @GetMapping
  @Operation(
      summary = "Tasks you have taken on or may take on",
      description = "Oldest first, up to 100.")
  List<View> mine() {
    var person = caller.person();
    return tasks.of(person.id(), person.groups(), caller.clientKeys()).stream()
        .map(View::of)
        .toList();
  }

  @PostMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Answer a task",
      description =
          "The values of its form by their keys, exactly as Tasklist would submit them; they are"
              + " checked in the same way.")
  void answer(@PathVariable String id, @RequestBody Map<String, Object> values) {
    var person = caller.person();
    forms.submit(new TaskForms.Who(person.id(), person.groups(), caller.clientKeys()), id, values);
  }
}
