package org.imprimatur.watch.process;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.imprimatur.watch.LiveOutcome;
import org.imprimatur.watch.LiveStanding;
import org.imprimatur.workflow.ProcessVariable;

/**
 * The Java face of {@code live-check.bpmn}: whether one publication is still what was approved. Its
 * business key is the publication's id.
 */
final class LiveCheckProcess {
  static final String KEY = "live-check";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);
  static final ProcessVariable<Boolean> LOOK_LEFT = ProcessVariable.of("lookLeft", Boolean.class);
  static final ProcessVariable<Instant> NEXT_LOOK_AT =
      ProcessVariable.of("nextLookAt", Instant.class);
  static final ProcessVariable<LiveOutcome> LIVE_OUTCOME =
      ProcessVariable.of("liveOutcome", LiveOutcome.class);

  private LiveCheckProcess() {}

  static void set(VariableScope scope, LiveStanding standing) {
    LIVE_OUTCOME.set(scope, standing.outcome());
    if (standing.at() != null) NEXT_LOOK_AT.set(scope, standing.at());
  }
}
