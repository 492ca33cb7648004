package org.imprimatur.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.imprimatur.problem.Refusal;

/** JSON as it passes between forms and steps. */
final class FormJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().findAndAddModules().build();

  private FormJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A form value cannot be written as JSON", e);
    }
  }

  /**
   * A JSON value from outside as plain Java: lists, maps, strings, numbers.
   *
   * @throws Refusal if it is none, or nested beyond measure
   */
  static Object plain(String json) {
    try {
      return MAPPER.readValue(json, Object.class);
    } catch (JsonProcessingException e) {
      throw Refusal.invalid("form", "A value of the form is not readable JSON.");
    }
  }

  /** The form with the choices written into its fields, where fields name choices we have. */
  static byte[] withChoices(byte[] form, Map<String, Object> choices) {
    var tree = tree(form);
    for (var component : tree.path("components")) {
      var offered = choices.get(component.path("valuesKey").asText());
      if (offered == null) continue;
      ((ObjectNode) component).remove("valuesKey");
      ((ObjectNode) component).set("values", MAPPER.valueToTree(offered));
    }
    return write(tree).getBytes(StandardCharsets.UTF_8);
  }

  static JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }
}
