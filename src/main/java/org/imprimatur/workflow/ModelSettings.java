package org.imprimatur.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * What the owner of a diagram sets for a step in plain fields: the properties an element template
 * writes, each a name and a value.
 */
final class ModelSettings {
  private static final Namespace CAMUNDA =
      new Namespace("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

  private ModelSettings() {}

  /** A setting of this element, if it is there and not empty. */
  static Optional<String> of(Element element, String name) {
    return Optional.ofNullable(element.element("extensionElements"))
        .map(extensions -> extensions.elementNS(CAMUNDA, "properties"))
        .stream()
        .flatMap(properties -> properties.elementsNS(CAMUNDA, "property").stream())
        .filter(property -> name.equals(property.attribute("name")))
        .map(property -> property.attribute("value", "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** An attribute of the engine's own namespace. */
  static Optional<String> attribute(Element element, String name) {
    return Optional.ofNullable(element.attributeNS(CAMUNDA, name)).filter(v -> !v.isBlank());
  }

  /** Whether the model names listeners of this task itself. */
  static boolean hasTaskListeners(Element element) {
    var extensions = element.element("extensionElements");
    return extensions != null && !extensions.elementsNS(CAMUNDA, "taskListener").isEmpty();
  }
}
