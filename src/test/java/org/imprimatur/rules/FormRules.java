package org.imprimatur.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Forms the bundled viewer can show, which show data only where it is escaped. */
record FormRules(ShippedForm form, Findings findings) {
  /** Shown by tasks that owners draw. */
  private static final String FOR_OWNERS = "do-by-hand";

  private static final Set<String> INPUTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "datetime",
          "checkbox",
          "checklist",
          "radio",
          "select",
          "taglist");
  private static final Set<String> OTHERS =
      Set.of(
          "text", "html", "image", "table", "group", "separator", "spacer", "expression", "button");
  private static final Set<String> CHOICES = Set.of("checklist", "radio", "select", "taglist");
  private static final Pattern RUNS =
      Pattern.compile("(?i)<script|<iframe|javascript:|\\son\\w+\\s*=");

  void check() {
    var json = form.json();
    var keys = new HashSet<String>();
    findings.unless(
        form.name().equals(json.path("id").asText()),
        "file = id",
        form.name(),
        "give the form the id '" + form.name() + "'");
    findings.unless(
        json.path("schemaVersion").asInt(99) <= 16,
        "schema",
        form.name(),
        "the bundled viewer reads schema version 16 at most");
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
      findings.unless(
          INPUTS.contains(type) || OTHERS.contains(type),
          "component",
          place(component),
          "the component '" + type + "' is not possible here");
      if (INPUTS.contains(type)) input(component, type, keys);
      var text = component.path("text").asText();
      findings.unless(
          !"text".equals(type) || !text.contains("{{") && !text.strip().startsWith("="),
          "data in text",
          place(component),
          "data is not escaped in 'text'; show it in an 'html' component");
      findings.unless(
          !RUNS.matcher(component.path("content").asText()).find(),
          "no script",
          place(component),
          "nothing that runs belongs into a form");
    }
  }

  private void input(JsonNode component, String type, Set<String> keys) {
    var key = component.path("key").asText();
    findings.unless(
        key.matches("\\p{Ll}[A-Za-z0-9]*"),
        "key",
        place(component),
        "the key is the variable's name, in camelCase");
    findings.unless(keys.add(key), "key", place(component), "there are two fields of this name");
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
