package org.imprimatur.interactions.process;

import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code moderation.bpmn}: one act, by machine or by hand. */
final class ModerationProcess {
  static final String KEY = "moderation";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  static final ProcessVariable<String> MODERATION_ID =
      ProcessVariable.of("moderationId", String.class);
  static final ProcessVariable<Boolean> CARRIED_OUT =
      ProcessVariable.of("carriedOut", Boolean.class);

  /** Whether the case needs no answer besides. */
  static final ProcessVariable<Boolean> CASE_CLOSED =
      ProcessVariable.of("caseClosed", Boolean.class);

  private ModerationProcess() {}
}
