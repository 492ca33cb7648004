package org.imprimatur.intake.process;

import java.time.Instant;
import org.imprimatur.intake.ListenOutcome;
import org.imprimatur.workflow.ProcessVariable;

/**
 * The Java face of {@code interaction-intake.bpmn}: listening to one channel whose platform does
 * not call us. Its business key is the channel's id.
 */
final class InteractionIntakeProcess {
  static final String KEY = "interaction-intake";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);
  static final ProcessVariable<ListenOutcome> LISTEN_OUTCOME =
      ProcessVariable.of("listenOutcome", ListenOutcome.class);
  static final ProcessVariable<Instant> NEXT_LISTEN_AT =
      ProcessVariable.of("nextListenAt", Instant.class);

  private InteractionIntakeProcess() {}
}
