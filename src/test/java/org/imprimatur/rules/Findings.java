package org.imprimatur.rules;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** Gathers what one file breaks. */
final class Findings {
  private final String file;
  private final List<Finding> found = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void unless(boolean holds, String rule, BaseElement element, String remedy) {
    unless(holds, rule, element.getId(), remedy);
  }

  void unless(boolean holds, String rule, String element, String remedy) {
    if (!holds) found.add(new Finding(rule, file, element, remedy));
  }

  List<Finding> all() {
    return found;
  }
}
