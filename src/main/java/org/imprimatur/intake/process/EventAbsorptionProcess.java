package org.imprimatur.intake.process;

import java.time.Instant;
import org.imprimatur.intake.AbsorbOutcome;
import org.imprimatur.workflow.ProcessVariable;

/**
 * The Java face of {@code event-absorption.bpmn}: what was told at once about one channel. Its
 * business key is the batch's id.
 */
final class EventAbsorptionProcess {
  static final String KEY = "event-absorption";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);
  static final ProcessVariable<AbsorbOutcome> ABSORB_OUTCOME =
      ProcessVariable.of("absorbOutcome", AbsorbOutcome.class);
  static final ProcessVariable<Instant> NEXT_ABSORB_AT =
      ProcessVariable.of("nextAbsorbAt", Instant.class);

  private EventAbsorptionProcess() {}
}
