package org.imprimatur.interactions.process;

import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.interactions.ReplyDecision;
import org.imprimatur.interactions.Sentiment;
import org.imprimatur.interactions.TriageAction;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code interaction.bpmn}: one case, from the first message to its end. */
final class InteractionProcess {
  static final String KEY = "interaction";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  static final ProcessVariable<String> PLATFORM = ProcessVariable.of("platform", String.class);
  static final ProcessVariable<Kind> KIND = ProcessVariable.of("kind", Kind.class);
  static final ProcessVariable<Sentiment> SENTIMENT =
      ProcessVariable.of("sentiment", Sentiment.class);
  static final ProcessVariable<Boolean> SENSITIVE = ProcessVariable.of("sensitive", Boolean.class);
  static final ProcessVariable<Boolean> VIP = ProcessVariable.of("vip", Boolean.class);
  static final ProcessVariable<TriageAction> TRIAGE_ACTION =
      ProcessVariable.of("triageAction", TriageAction.class);
  static final ProcessVariable<String> DEPARTMENT = ProcessVariable.of("department", String.class);
  static final ProcessVariable<NextStep> NEXT_STEP = ProcessVariable.of("nextStep", NextStep.class);
  static final ProcessVariable<Boolean> APPROVAL_WAIVED =
      ProcessVariable.of("approvalWaived", Boolean.class);
  static final ProcessVariable<ReplyDecision> REPLY_DECISION =
      ProcessVariable.of("replyDecision", ReplyDecision.class);
  static final ProcessVariable<String> PUBLICATION_ID =
      ProcessVariable.of("publicationId", String.class);
  static final ProcessVariable<Boolean> ANSWERED = ProcessVariable.of("answered", Boolean.class);

  private InteractionProcess() {}
}
