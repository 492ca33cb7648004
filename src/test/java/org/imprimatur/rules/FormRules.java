package org.imprimatur.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What the house asks of its own forms, beyond what the gate asks of everybody's. */
record FormRules(ShippedForm form, Findings findings) {
  /** Shown by tasks that owners draw. */
  private static final String FOR_OWNERS = "do-by-hand";

  private static final Set<String> CHOICES = Set.of("checklist", "radio", "select", "taglist");

  /** Nothing is filled in there. */
  private static final Set<String> SHOWN =
      Set.of(
          "text", "html", "image", "table", "group", "separator", "spacer", "expression", "button");

  void check() {
    var json = form.json();
    findings.unless(
        "Camunda Platform".equals(json.path("executionPlatform").asText()),
        "platform",
        form.name(),
        "save it for Camunda Platform (7)");
    findings.unless(
        form.name().equals(FOR_OWNERS) || users().anyMatch(form.name()::equals),
        "used",
        form.name(),
        "no task and no start event shows it: remove it");
    for (var component : form.components()) {
      var type = component.path("type").asText();
      if (!SHOWN.contains(type)) input(component, type);
    }
  }

  private void input(JsonNode component, String type) {
    var label = component.path("datetime".equals(type) ? "dateLabel" : "label").asText();
    findings.unless(!label.isBlank(), "label", place(component), "give the field a label");
    findings.unless(
        !CHOICES.contains(type)
            || component.hasNonNull("valuesKey") != component.hasNonNull("values"),
        "choices",
        place(component),
        "offer either fixed values or those of a valuesKey");
    findings.unless(
        !"radio".equals(type)
            || StreamSupport.stream(component.path("values").spliterator(), false)
                .allMatch(value -> value.path("value").asText().matches("[A-Z]+(_[A-Z]+)*")),
        "choices",
        place(component),
        "the values of a decision are the names of its enum: APPROVE");
  }

  private static Stream<String> users() {
    return ShippedProcess.all().stream()
        .flatMap(
            process ->
                Stream.concat(
                    process.all(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                    process.all(StartEvent.class).stream().map(StartEvent::getCamundaFormRef)));
  }

  private static String place(JsonNode component) {
    return component.hasNonNull("key")
        ? component.get("key").asText()
        : component.path("id").asText(component.path("type").asText());
  }
}
