package org.imprimatur.workflow.gate.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/** Reads what a diagram says about an element. */
final class Bpmn {
  private static final Namespace CAMUNDA =
      new Namespace("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

  private Bpmn() {}

  static String id(Element element) {
    return element.attribute("id", "");
  }

  /** As people call it: its label, or else its id. */
  static String name(Element element) {
    var name = element.attribute("name", "").strip().replaceAll("\\s+", " ");
    return name.isEmpty() ? id(element) : name;
  }

  static Optional<String> camunda(Element element, String attribute) {
    return Optional.ofNullable(element.attributeNS(CAMUNDA, attribute)).filter(v -> !v.isBlank());
  }

  static boolean isTrue(Element element, String attribute, boolean usual) {
    return Boolean.parseBoolean(element.attribute(attribute, String.valueOf(usual)));
  }

  /** The engine's own children of its extension elements. */
  static Stream<Element> extensions(Element element, String tag) {
    return element.elements("extensionElements").stream()
        .flatMap(extensions -> extensions.elementsNS(CAMUNDA, tag).stream());
  }

  /** The kind of event: message, timer, error and so on; "" for a plain one. */
  static String eventKind(Element event) {
    return event.elements().stream()
        .map(Element::getTagName)
        .filter(tag -> tag.endsWith("EventDefinition"))
        .map(tag -> tag.substring(0, tag.length() - "EventDefinition".length()))
        .findFirst()
        .orElse("");
  }

  static long definitions(Element event) {
    return event.elements().stream()
        .filter(child -> child.getTagName().endsWith("EventDefinition"))
        .count();
  }

  static Optional<Element> definition(Element event) {
    return event.elements().stream()
        .filter(child -> child.getTagName().endsWith("EventDefinition"))
        .findFirst();
  }

  /** The name inside {@code ${name}}, or "". */
  static String bean(String expression) {
    var text = expression.strip();
    return text.matches("[$#]\\{\\s*\\w+\\s*}") ? text.replaceAll("[$#{}\\s]", "") : "";
  }

  /** Every process in a file. */
  static List<Element> processes(Element definitions) {
    return definitions.elements("process");
  }

  /** The declared thing of this id among the file's messages, errors and so on. */
  static Optional<Element> declared(Element definitions, String tag, String id) {
    return definitions.elements(tag).stream().filter(each -> id(each).equals(id)).findFirst();
  }
}
