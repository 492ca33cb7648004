package org.imprimatur.pages.approve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.LinkVisit;
import org.imprimatur.clients.Clients;
import org.imprimatur.content.ApprovalTasks;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.FormReading;
import org.imprimatur.workflow.TaskForms;
import org.imprimatur.workflow.TaskForms.Who;
import org.springframework.stereotype.Component;

/** The task's own form, shown and submitted in the name of the one who was asked. */
@Component
class OpenPaper {
  private static final Pattern ADDRESS =
      Pattern.compile("\"/assets/([0-9a-f-]{36})/(?:content|thumbnail)\"");

  private final ApprovalTasks tasks;
  private final FormReading reading;
  private final TaskForms forms;
  private final Clients clients;
  private final ObjectMapper json;

  OpenPaper(
      ApprovalTasks tasks,
      FormReading reading,
      TaskForms forms,
      Clients clients,
      ObjectMapper json) {
    this.tasks = tasks;
    this.reading = reading;
    this.forms = forms;
    this.clients = clients;
    this.json = json;
  }

  /**
   * The form, with what was entered before if it was not accepted.
   *
   * @return empty while there is no task to answer
   */
  Optional<Paper> of(LinkVisit visit, Map<String, Object> entered, Refusal refusal) {
    return tasks.find(visit.request().id()).map(task -> paper(visit, task, entered, refusal));
  }

  private Paper paper(LinkVisit visit, String task, Map<String, Object> entered, Refusal refusal) {
    var shown = reading.read(who(visit), task);
    var values = new LinkedHashMap<>(shown.values());
    entered.keySet().retainAll(Set.of("approvalDecision", "approvalComment", "approvalChannel"));
    values.putAll(entered);
    var problems = refusal == null ? List.<Refusal.FieldProblem>of() : refusal.fields();
    return new Paper(
        shown.schema(),
        pictured(write(values), visit.request().id()),
        write(problems),
        refusal == null ? "" : refusal.getMessage(),
        problems);
  }

  /** Pictures come by an address that the link opens. */
  private static String pictured(String values, UUID request) {
    return ADDRESS.matcher(values).replaceAll("\"" + LinkCookies.page(request) + "/media/$1\"");
  }

  /**
   * Submits the answer.
   *
   * @throws Refusal if it is not accepted, or no longer awaited
   */
  void submit(LinkVisit visit, Map<String, Object> entered) {
    var task =
        tasks
            .find(visit.request().id())
            .orElseThrow(() -> Refusal.conflict("It is not asked about any more."));
    forms.submit(who(visit), task, entered);
  }

  /**
   * What the viewer sent.
   *
   * @throws Refusal if it is not the values of a form
   */
  Map<String, Object> entered(String values) {
    try {
      Map<?, ?> read = json.readValue(values, Map.class);
      if (read == null) throw new IllegalArgumentException("null");
      var entered = new LinkedHashMap<String, Object>();
      read.forEach((key, value) -> entered.put(String.valueOf(key), value));
      return entered;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw Refusal.invalid("form", "Choose an answer first, please.");
    }
  }

  private Who who(LinkVisit visit) {
    var client = clients.get(visit.round().clientKey());
    return new Who(
        visit.request().actor(),
        List.of(client.group()),
        List.of(client.key()),
        ApprovalMethod.LINK.name());
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
