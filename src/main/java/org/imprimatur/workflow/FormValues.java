package org.imprimatur.workflow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.spin.Spin;

/**
 * Puts values into the shape forms can show: lists and records as JSON, everything else as it is.
 */
final class FormValues {
  private FormValues() {}

  static Map<String, Object> of(Map<String, Object> values) {
    var shaped = new LinkedHashMap<String, Object>();
    values.forEach((name, value) -> shaped.put(name, shape(value)));
    return shaped;
  }

  private static Object shape(Object value) {
    if (value instanceof Collection<?> || value instanceof Record || value instanceof Map<?, ?>) {
      return Spin.JSON(FormJson.write(value));
    }
    // A string of more than 4,000 characters does not fit the engine's column; as JSON it does.
    return value instanceof String text && text.length() > 3900
        ? Spin.JSON(FormJson.write(text))
        : value;
  }
}
