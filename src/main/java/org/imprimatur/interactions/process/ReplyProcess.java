package org.imprimatur.interactions.process;

import org.imprimatur.interactions.ReplyDecision;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code reply.bpmn}: one reply, from its writer to its reader. */
final class ReplyProcess {
  static final String KEY = "reply";

  static final ProcessVariable<ReplyDecision> REPLY_DECISION =
      ProcessVariable.of("replyDecision", ReplyDecision.class);

  /** Whether we can write there; else a person sends it. */
  static final ProcessVariable<Boolean> SENT_BY_MACHINE =
      ProcessVariable.of("sentByMachine", Boolean.class);

  static final ProcessVariable<String> PUBLICATION_ID =
      ProcessVariable.of("publicationId", String.class);

  private ReplyProcess() {}
}
