package org.imprimatur.workflow.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.gate.Finding.Owner;

/** Walks every element of a BPMN file and collects all that could run code or escape the rules. */
class BpmnCheck {

  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance:";

  private static final Map<String, Rule> ELEMENTS =
      Map.of(
          "script", Rule.NO_SCRIPT,
          "scriptTask", Rule.NO_SCRIPT,
          "connector", Rule.NO_CONNECTOR,
          "formData", Rule.NO_EMBEDDED_FORM,
          "formProperty", Rule.NO_EMBEDDED_FORM);

  private static final Map<String, Rule> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("class", Rule.NO_CLASS),
          Map.entry("expression", Rule.NO_CLASS),
          Map.entry("variableMappingClass", Rule.NO_CLASS),
          Map.entry("formHandlerClass", Rule.NO_CLASS),
          Map.entry("type", Rule.NO_CLASS),
          Map.entry("resource", Rule.NO_SCRIPT),
          Map.entry("language", Rule.NO_SCRIPT),
          Map.entry("scriptFormat", Rule.NO_SCRIPT),
          Map.entry("formKey", Rule.NO_EMBEDDED_FORM));

  private static final Pattern STEP = Pattern.compile("[$#]\\{\\w+}");

  /** Read by people, not by the engine. */
  private static final Set<String> PROSE = Set.of("documentation", "text");

  private final List<Finding> findings = new ArrayList<>();

  List<Finding> findingsIn(Element root) {
    walk(root, new Owner("definitions", ""));
    return findings;
  }

  private void walk(Element element, Owner around) {
    var owner = Owner.of(element, around);
    var tag = element.getTagName();
    if (ELEMENTS.containsKey(tag)) {
      add(ELEMENTS.get(tag), element, owner, "<" + tag + "> is not allowed");
    }
    element.attributes().forEach(key -> checkAttribute(element, key, owner));
    if (!PROSE.contains(tag)) {
      checkExpression(element, element.getText(), owner);
    }
    if (tag.equals("failedJobRetryTimeCycle") && isExpression(element.getText())) {
      add(Rule.FIXED_RETRIES, element, owner, "retry times come from an expression");
    }
    element.elements().forEach(child -> walk(child, owner));
  }

  private void checkAttribute(Element element, String key, Owner owner) {
    var name = key.substring(key.lastIndexOf(':') + 1);
    if (ATTRIBUTES.containsKey(name) && !key.startsWith(XSI)) {
      add(
          ATTRIBUTES.get(name),
          element,
          owner,
          name + "=\"" + element.attribute(key) + "\" is not allowed");
    }
    checkExpression(element, element.attribute(key), owner);
    if (name.equals("delegateExpression")) {
      if (!STEP.matcher(element.attribute(key)).matches()) {
        add(
            Rule.EXPRESSION,
            element,
            owner,
            "'" + element.attribute(key) + "' does not name one step");
      }
      if (element.getTagName().endsWith("EventDefinition")) {
        add(Rule.STEP_ON_EVENT, element, owner, "a step on an event cannot be tried again");
      }
    }
  }

  private void checkExpression(Element element, String text, Owner owner) {
    if (isExpression(text)) {
      ExpressionGrammar.objectionTo(text.trim())
          .ifPresent(what -> add(Rule.EXPRESSION, element, owner, what));
    }
  }

  private static boolean isExpression(String text) {
    return text.contains("${") || text.contains("#{");
  }

  private void add(Rule rule, Element element, Owner owner, String what) {
    findings.add(new Finding(rule, element, owner, what));
  }
}
