package org.imprimatur.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.imprimatur.problem.Refusal;

/**
 * Turns what a form sent into plain Java: texts, numbers, truth values, lists and maps of these.
 */
final class PlainValues {
  private PlainValues() {}

  static Map<String, Object> of(Map<String, Object> properties) {
    var plain = new LinkedHashMap<String, Object>();
    // The engine's own map reads an object as soon as somebody walks through its values.
    for (var key : properties.keySet()) {
      plain.put(
          key,
          of(
              properties instanceof VariableMap typed
                  ? typed.getValueTyped(key)
                  : properties.get(key)));
    }
    return plain;
  }

  static Object of(Object value) {
    if (value instanceof SerializableValue serialized) {
      // Only JSON comes in from outside; what claims to be an object of ours is not even read.
      if (!"json".equals(serialized.getType().getName()))
        throw Refusal.invalid("form", "Only plain values are accepted.");
      return FormJson.plain(serialized.getValueSerialized());
    }
    if (value instanceof TypedValue typed) return of(typed.getValue());
    if (value instanceof SpinJsonNode json) return FormJson.plain(json.toString());
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Number) return value;
    if (value instanceof List<?> || value instanceof Map<?, ?>)
      return FormJson.plain(FormJson.write(value));
    throw Refusal.invalid("form", "Only plain values are accepted.");
  }
}
