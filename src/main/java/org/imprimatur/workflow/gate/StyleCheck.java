package org.imprimatur.workflow.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Whether a diagram reads well; nothing of it keeps a diagram out. */
final class StyleCheck {
  private static final int MOST_NODES = 20;
  private static final Set<String> QUESTIONS = Set.of("exclusiveGateway", "inclusiveGateway");

  private final List<Finding> findings = new ArrayList<>();

  static List<Finding> findingsIn(Element definitions) {
    var check = new StyleCheck();
    for (var process : definitions.elements("process")) {
      check.scope(process);
      var nodes = process.elements().stream().filter(StyleCheck::isNode).count();
      if (nodes > MOST_NODES) {
        check.add(Rule.TOO_MANY_NODES, process, nodes + " elements in one diagram");
      }
    }
    return check.findings;
  }

  private void scope(Element scope) {
    var flows = scope.elements("sequenceFlow");
    for (var element : scope.elements()) {
      if (isNode(element)) node(element);
      if (QUESTIONS.contains(element.getTagName())) question(element, flows);
      if (element.getTagName().equals("subProcess")) scope(element);
    }
  }

  private void node(Element node) {
    if (node.attribute("name", "").isBlank() && !node.getTagName().equals("parallelGateway")) {
      add(Rule.UNLABELLED, node, "it has no label");
    }
    if (node.getTagName().equals("userTask") && node.element("documentation") == null) {
      add(Rule.UNDOCUMENTED, node, "it has no documentation");
    }
  }

  private void question(Element gateway, List<Element> flows) {
    var answers =
        flows.stream()
            .filter(flow -> gateway.attribute("id", "").equals(flow.attribute("sourceRef")))
            .toList();
    if (answers.size() < 2) return;
    for (var answer : answers) {
      if (answer.attribute("name", "").isBlank()) {
        add(Rule.UNLABELLED_FLOW, answer, "it has no label");
      }
    }
    if (gateway.attribute("default", "").isBlank()) {
      add(Rule.NO_DEFAULT, gateway, "where no condition holds, it gets stuck");
    }
  }

  /** A boundary event is read as part of the task it sits on. */
  private static boolean isNode(Element element) {
    var tag = element.getTagName();
    return tag.endsWith("Event") && !tag.equals("boundaryEvent")
        || tag.endsWith("Task")
        || tag.endsWith("Gateway")
        || Set.of("task", "callActivity", "subProcess").contains(tag);
  }

  private void add(Rule rule, Element element, String what) {
    findings.add(new Finding(rule, element, what));
  }
}
