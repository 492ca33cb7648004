package org.imprimatur.metrics.process;

import java.time.Instant;
import org.imprimatur.workflow.ProcessVariable;

/**
 * The Java face of {@code performance-check.bpmn}: looking at how a piece is doing, several times.
 */
final class PerformanceCheckProcess {
  static final String KEY = "performance-check";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);
  static final ProcessVariable<Boolean> CHECK_LEFT = ProcessVariable.of("checkLeft", Boolean.class);
  static final ProcessVariable<Instant> NEXT_CHECK_AT =
      ProcessVariable.of("nextCheckAt", Instant.class);
  static final ProcessVariable<Boolean> REMARKABLE =
      ProcessVariable.of("remarkable", Boolean.class);

  private PerformanceCheckProcess() {}
}
