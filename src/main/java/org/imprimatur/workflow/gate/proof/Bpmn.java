package org.imprimatur.workflow.gate.proof;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.ModelSettings;
import org.imprimatur.workflow.StepSetting;

/** Reads what a diagram says about an element. */
final class Bpmn {
  private Bpmn() {}

  static String id(Element element) {
    return element.attribute("id", "");
  }

  /** As people call it: its label, or else its id. */
  static String name(Element element) {
    var name = element.attribute("name", "").strip().replaceAll("\\s+", " ");
    return name.isEmpty() ? id(element) : name;
  }

  static boolean isTrue(Element element, String attribute, boolean usual) {
    return Boolean.parseBoolean(element.attribute(attribute, String.valueOf(usual)));
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

  /** The names of all steps an element has, its listeners among them. */
  static Set<String> steps(Element element) {
    var steps = new LinkedHashSet<String>();
    ModelSettings.attribute(element, "delegateExpression").map(Bpmn::bean).ifPresent(steps::add);
    ModelSettings.attribute(element, "formRef").map(StepSetting::stepOf).ifPresent(steps::add);
    for (var listener : new String[] {"taskListener", "executionListener"}) {
      ModelSettings.extensions(element, listener)
          .flatMap(each -> Optional.ofNullable(each.attribute("delegateExpression")).stream())
          .map(Bpmn::bean)
          .forEach(steps::add);
    }
    definition(element)
        .flatMap(definition -> ModelSettings.attribute(definition, "delegateExpression"))
        .map(Bpmn::bean)
        .ifPresent(steps::add);
    return steps;
  }

  /** Every process in a file that the engine runs. */
  static List<Element> processes(Element definitions) {
    return definitions.elements("process").stream().filter(Bpmn::isRun).toList();
  }

  /** The engine passes over what is drawn only to be looked at. */
  private static boolean isRun(Element process) {
    return isTrue(process, "isExecutable", true);
  }

  /** The declared thing of this id among the file's messages, errors and so on. */
  static Optional<Element> declared(Element definitions, String tag, String id) {
    return definitions.elements(tag).stream().filter(each -> id(each).equals(id)).findFirst();
  }
}
