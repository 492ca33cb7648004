package org.imprimatur.interactions.process;

import org.imprimatur.interactions.HopOutcome;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code escalation.bpmn}: what a department is asked, until it has answered. */
final class EscalationProcess {
  static final String KEY = "escalation";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  /** The group that is asked. */
  static final ProcessVariable<String> DEPARTMENT = ProcessVariable.of("department", String.class);

  static final ProcessVariable<HopOutcome> HOP_OUTCOME =
      ProcessVariable.of("hopOutcome", HopOutcome.class);

  static final ProcessVariable<NextStep> NEXT_STEP = ProcessVariable.of("nextStep", NextStep.class);

  private EscalationProcess() {}
}
