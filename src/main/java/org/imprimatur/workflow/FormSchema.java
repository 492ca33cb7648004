package org.imprimatur.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.imprimatur.problem.Refusal;
import org.imprimatur.problem.Refusal.FieldProblem;

/**
 * What a deployed form asks for. The form's own checks are courtesy: the browser may be anything,
 * so every value is checked here again, and a value the form has no field for is refused.
 */
final class FormSchema {
  private static final Set<String> OPTION_TYPES = Set.of("radio", "select", "checklist", "taglist");
  private static final Set<String> LIST_TYPES = Set.of("checklist", "taglist");
  private static final int LONGEST_TEXT = 100_000;

  private final Map<String, JsonNode> fields = new LinkedHashMap<>();

  FormSchema(byte[] form) {
    collect(FormJson.tree(form));
  }

  private void collect(JsonNode node) {
    for (var component : node.path("components")) {
      if (component.hasNonNull("key") && !"group".equals(component.path("type").asText())) {
        fields.put(component.get("key").asText(), component);
      }
      collect(component);
    }
  }

  /**
   * The values in plain Java, if all are acceptable.
   *
   * @param shown reads what the form was opened with: the offered options
   * @throws Refusal naming each field that is not
   */
  Map<String, Object> check(Map<String, Object> submitted, Function<String, Object> shown) {
    var problems = new ArrayList<FieldProblem>();
    submitted.keySet().stream()
        .filter(key -> !fields.containsKey(key))
        .forEach(
            key -> problems.add(new FieldProblem(key, "The form has no field '" + key + "'.")));
    fields.forEach(
        (key, field) ->
            problem(field, submitted.get(key), shown)
                .ifPresent(
                    message -> problems.add(new FieldProblem(key, label(field) + ": " + message))));
    if (!problems.isEmpty()) throw Refusal.invalid(problems);
    return submitted;
  }

  private java.util.Optional<String> problem(
      JsonNode field, Object value, Function<String, Object> shown) {
    var validate = field.path("validate");
    if (isEmpty(value)) {
      var required = validate.path("required").asBoolean() && !field.has("conditional");
      return required ? java.util.Optional.of("please fill this in.") : java.util.Optional.empty();
    }
    var type = field.path("type").asText();
    if (OPTION_TYPES.contains(type)) {
      var several = LIST_TYPES.contains(type);
      if (several != value instanceof List<?>) {
        return java.util.Optional.of(several ? "must be a list." : "choose one.");
      }
      var options = options(field, shown);
      var chosen = value instanceof List<?> list ? list : List.of(value);
      return chosen.stream()
          .map(String::valueOf)
          .filter(option -> !options.contains(option))
          .findFirst()
          .map(option -> "'" + option + "' is not one of the choices.");
    }
    if ("checkbox".equals(type)) {
      return value instanceof Boolean
          ? java.util.Optional.empty()
          : java.util.Optional.of("must be true or false.");
    }
    if (!(value instanceof String text)) return java.util.Optional.of("must be a text.");
    var longest = validate.path("maxLength").asInt(LONGEST_TEXT);
    if (text.length() > longest) {
      return java.util.Optional.of(
          "is %d characters long, at most %d are possible.".formatted(text.length(), longest));
    }
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text))
      return java.util.Optional.of("contains a character that cannot be stored.");
    return java.util.Optional.empty();
  }

  private static Set<String> options(JsonNode field, Function<String, Object> shown) {
    Iterable<JsonNode> values = field.path("values");
    if (field.hasNonNull("valuesKey")) {
      var offered = shown.apply(field.get("valuesKey").asText());
      values =
          FormJson.tree(
              FormJson.write(offered == null ? List.of() : offered)
                  .getBytes(StandardCharsets.UTF_8));
    }
    return StreamSupport.stream(values.spliterator(), false)
        .map(option -> option.isObject() ? option.path("value").asText() : option.asText())
        .collect(Collectors.toSet());
  }

  private static boolean isEmpty(Object value) {
    return value == null || value.equals("") || value instanceof List<?> list && list.isEmpty();
  }

  private static String label(JsonNode field) {
    return field.path("label").asText(field.path("dateLabel").asText(field.get("key").asText()));
  }
}
