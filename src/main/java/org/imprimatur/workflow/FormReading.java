package org.imprimatur.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.workflow.TaskForms.Who;
import org.springframework.stereotype.Component;

/** Reads the form of an open task for screens of our own that show it. */
@Component
public class FormReading {
  private final FormService forms;
  private final TaskService tasks;
  private final TaskForms access;
  private final IdentityService identities;

  FormReading(FormService forms, TaskService tasks, TaskForms access, IdentityService identities) {
    this.forms = forms;
    this.tasks = tasks;
    this.access = access;
    this.identities = identities;
  }

  /**
   * A form as its viewer takes it.
   *
   * @param schema the deployed form, JSON
   * @param values what it opens with: the task's own values, none of the process
   */
  public record Shown(String schema, Map<String, Object> values) {}

  /**
   * The form of a task that waits for this person.
   *
   * @throws org.imprimatur.problem.Refusal as {@link TaskForms#submit} does
   */
  public Shown read(Who who, String task) {
    access.requireTheirs(who, task);
    var values = new LinkedHashMap<String, Object>();
    tasks.getVariablesLocal(task).forEach((name, value) -> values.put(name, PlainValues.of(value)));
    identities.setAuthentication(
        who.id(), java.util.List.copyOf(who.groups()), java.util.List.copyOf(who.tenants()));
    try (var form = forms.getDeployedTaskForm(task)) {
      return new Shown(text(form), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      identities.clearAuthentication();
    }
  }

  private static String text(InputStream form) throws IOException {
    return new String(form.readAllBytes(), StandardCharsets.UTF_8);
  }
}
