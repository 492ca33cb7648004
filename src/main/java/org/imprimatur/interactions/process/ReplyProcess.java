package org.imprimatur.interactions.process;

import org.imprimatur.interactions.ReplyDecision;
import org.imprimatur.interactions.ReplyOutcome;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code reply.bpmn}: one reply, from its writer to its reader. */
final class ReplyProcess {
  static final String KEY = "reply";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  static final ProcessVariable<Boolean> APPROVAL_WAIVED =
      ProcessVariable.of("approvalWaived", Boolean.class);
  static final ProcessVariable<ReplyDecision> REPLY_DECISION =
      ProcessVariable.of("replyDecision", ReplyDecision.class);

  /** Whether we can write there; else a person sends it. */
  static final ProcessVariable<Boolean> SENT_BY_MACHINE =
      ProcessVariable.of("sentByMachine", Boolean.class);

  static final ProcessVariable<String> PUBLICATION_ID =
      ProcessVariable.of("publicationId", String.class);

  static final ProcessVariable<ReplyOutcome> REPLY_OUTCOME =
      ProcessVariable.of("replyOutcome", ReplyOutcome.class);
  static final ProcessVariable<NextStep> NEXT_STEP = ProcessVariable.of("nextStep", NextStep.class);

  private ReplyProcess() {}
}
