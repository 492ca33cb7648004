package org.imprimatur.workflow.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.gate.Finding.Owner;

/** Lets a decision speak FEEL and nothing else. */
class DmnCheck {

  private static final Pattern FUNCTION = Pattern.compile("\\bfunction\\s*\\(|\\bexternal\\b");

  private final List<Finding> findings = new ArrayList<>();

  List<Finding> findingsIn(Element root) {
    walk(root, new Owner("definitions", ""));
    return findings;
  }

  private void walk(Element element, Owner around) {
    var id = element.attribute("id");
    var owner = id == null ? around : new Owner(id, element.attribute("name", ""));
    var language = element.attribute("expressionLanguage", "feel").toLowerCase();
    if (!language.equals("feel") && !language.matches("https?://www\\.omg\\.org/spec/.*feel/?")) {
      findings.add(
          new Finding(
              Rule.FEEL_ONLY, element, owner, "the language " + language + " is not allowed"));
    }
    if (element.getTagName().equals("functionDefinition")
        || FUNCTION.matcher(element.getText()).find()) {
      findings.add(new Finding(Rule.FEEL_ONLY, element, owner, "own functions are not allowed"));
    }
    element.elements().forEach(child -> walk(child, owner));
  }
}
