package org.imprimatur.interactions.process;

import java.time.Instant;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code interaction-clock.bpmn}: the time that was promised for one case. */
final class InteractionClockProcess {
  static final String KEY = "interaction-clock";

  /** Where it waits. */
  static final String DUE = "Event_ClockDue";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);
  static final ProcessVariable<Boolean> CLOCK_RUNNING =
      ProcessVariable.of("clockRunning", Boolean.class);
  static final ProcessVariable<Instant> CLOCK_DUE_AT =
      ProcessVariable.of("clockDueAt", Instant.class);

  private InteractionClockProcess() {}
}
