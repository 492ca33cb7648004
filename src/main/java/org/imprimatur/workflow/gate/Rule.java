package org.imprimatur.workflow.gate;

/** What the gate refuses, and what to do instead. */
enum Rule {
  FILE_TYPE("IMP-D01", "Deploy .bpmn, .dmn and .form files only."),
  TENANT("IMP-D02", "Leave the tenant id empty, or name an existing client."),
  NO_SCRIPT("IMP-D03", "Let a step do it: a service task with a delegate expression."),
  NO_CLASS("IMP-D04", "Name a step by camunda:delegateExpression=\"${step}\"."),
  NO_CONNECTOR("IMP-D05", "Let a step do it: a service task with a delegate expression."),
  NO_EMBEDDED_FORM("IMP-D06", "Use a Camunda Form: camunda:formRef."),
  EXPRESSION("IMP-D07", "Name a step or a variable, or compare one variable with a value."),
  FIXED_RETRIES("IMP-D08", "Write the retry times down, for example R3/PT10S."),
  FEEL_ONLY("IMP-D09", "Write decisions in FEEL.");

  private final String id;
  private final String remedy;

  Rule(String id, String remedy) {
    this.id = id;
    this.remedy = remedy;
  }

  String id() {
    return id;
  }

  String remedy() {
    return remedy;
  }
}
