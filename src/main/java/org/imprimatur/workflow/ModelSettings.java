package org.imprimatur.workflow;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * What the owner of a diagram sets for a step in plain fields: the properties an element template
 * writes, each a name and a value.
 */
public final class ModelSettings {
  private static final Namespace CAMUNDA =
      new Namespace("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

  private ModelSettings() {}

  /** A setting of this element, if it is there and not empty. */
  public static Optional<String> of(Element element, String name) {
    return extensions(element, "properties")
        .flatMap(properties -> properties.elementsNS(CAMUNDA, "property").stream())
        .filter(property -> name.equals(property.attribute("name")))
        .map(property -> property.attribute("value", "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** An attribute of the engine's own namespace. */
  public static Optional<String> attribute(Element element, String name) {
    return Optional.ofNullable(element.attributeNS(CAMUNDA, name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The engine's own children of an element's extensions. */
  public static Stream<Element> extensions(Element element, String tag) {
    // Fails where there are two of them, of which the engine would read one.
    return Optional.ofNullable(element.element("extensionElements")).stream()
        .flatMap(extensions -> extensions.elementsNS(CAMUNDA, tag).stream());
  }

  /** Whether the model names listeners of this task itself. */
  static boolean hasTaskListeners(Element element) {
    return extensions(element, "taskListener").findAny().isPresent();
  }
}
