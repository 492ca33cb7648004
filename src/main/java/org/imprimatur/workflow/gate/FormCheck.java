package org.imprimatur.workflow.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether Tasklist's viewer can show a form, and shows outside text only where it is escaped. */
final class FormCheck {
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
      Set.of("text", "html", "image", "table", "group", "separator", "spacer", "button", "default");
  private static final Pattern RUNS =
      Pattern.compile(
          "(?i)<script|<iframe|<object|<embed|javascript:|\\son\\w+\\s*=|\\{\\{\\{"
              + "|<style>[^<]*\\{\\{");
  private static final int NEWEST_SCHEMA = 16;
  private static final int DEEPEST = 20;

  private final List<String> problems = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  private FormCheck() {}

  /** What is wrong with a form, each a sentence without its full stop; empty if nothing is. */
  static List<String> problemsIn(String file, byte[] content) {
    var check = new FormCheck();
    try {
      check.form(file, new ObjectMapper().readTree(content));
    } catch (IOException e) {
      check.problems.add("it is no form: the JSON cannot be read");
    }
    return check.problems;
  }

  private void form(String file, JsonNode form) {
    if (form == null || !form.isObject() || !form.path("components").isArray()) {
      problems.add("it is no form: there is no list of components");
      return;
    }
    if (!file.equals(form.path("id").asText() + ".form")) {
      problems.add("its id and the name of its file differ");
    }
    if (form.path("schemaVersion").asInt(1) > NEWEST_SCHEMA) {
      problems.add("it was made for a newer viewer than Camunda 7.24 has");
    }
    components(form, 0);
  }

  private void components(JsonNode around, int depth) {
    if (depth > DEEPEST) {
      problems.add("its components lie too deep inside one another");
      return;
    }
    for (var component : around.path("components")) {
      component(component);
      components(component, depth + 1);
    }
  }

  private void component(JsonNode component) {
    var type = component.path("type").asText();
    var name = component.path("key").asText(component.path("id").asText(type));
    if (!INPUTS.contains(type) && !OTHERS.contains(type)) {
      problems.add("'" + name + "' is a component of the kind '" + type + "'");
    }
    if (INPUTS.contains(type)) {
      if (!name.matches("[a-z][A-Za-z0-9]*")) {
        problems.add("the key of '" + name + "' is no variable name, like reviewDecision");
      } else if (!keys.add(name)) {
        problems.add("two fields are called '" + name + "'");
      }
    }
    if ("text".equals(type) && isBound(component.path("text").asText())) {
      problems.add("the text '" + name + "' shows data, which is not escaped there");
    }
    if ("image".equals(type) && isBound(component.path("source").asText())) {
      problems.add("the image '" + name + "' comes from an address in the data");
    }
    if (RUNS.matcher(component.path("content").asText()).find()) {
      problems.add("the HTML of '" + name + "' could run something");
    }
  }

  private static boolean isBound(String text) {
    return text.contains("{{") || text.strip().startsWith("=");
  }
}
