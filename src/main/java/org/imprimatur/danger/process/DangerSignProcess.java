package org.imprimatur.danger.process;

import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code danger-sign.bpmn}: one sign, until it is cleared. */
final class DangerSignProcess {
  static final String KEY = "danger-sign";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  private DangerSignProcess() {}
}
