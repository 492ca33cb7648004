package org.imprimatur.content.process;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.imprimatur.workflow.ProcessVariable;

/**
 * The Java face of {@code publishing-stop.bpmn}: one stop of publishing, from its declaration to
 * the last question about what it kept back. Its business key is the stop's id.
 */
final class PublishingStopProcess {
  static final String KEY = "publishing-stop";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);
  static final ProcessVariable<Boolean> PIECES_LEFT =
      ProcessVariable.of("piecesLeft", Boolean.class);
  static final ProcessVariable<Instant> NEXT_PIECES_AT =
      ProcessVariable.of("nextPiecesAt", Instant.class);

  private PublishingStopProcess() {}

  /**
   * @param next when to go on, or null if nothing is left
   */
  static void set(VariableScope scope, Instant next) {
    PIECES_LEFT.set(scope, next != null);
    if (next != null) NEXT_PIECES_AT.set(scope, next);
  }
}
