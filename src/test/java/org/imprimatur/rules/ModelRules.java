package org.imprimatur.rules;

import java.util.List;

/** Everything the shipped models promise; design and contract in words, here to be checked. */
public final class ModelRules {
  private ModelRules() {}

  public static List<Finding> check(ShippedProcess process) {
    var findings = new Findings(process.file());
    new NameRules(process, findings).check();
    new FlowRules(process, findings).check();
    new StepRules(process, findings).check();
    new VariableRules(process, findings).check();
    new DiagramRules(process, findings).check();
    return findings.all();
  }

  public static List<Finding> check(ShippedForm form) {
    var findings = new Findings(form.file());
    new FormRules(form, findings).check();
    return findings.all();
  }
}
