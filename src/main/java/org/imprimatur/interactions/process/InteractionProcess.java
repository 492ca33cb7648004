package org.imprimatur.interactions.process;

import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.interactions.AuthorStanding;
import org.imprimatur.interactions.ReplyOutcome;
import org.imprimatur.interactions.Sentiment;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code interaction.bpmn}: one case, from the first message to its end. */
final class InteractionProcess {
  static final String KEY = "interaction";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  static final ProcessVariable<String> PLATFORM = ProcessVariable.of("platform", String.class);

  /** The account's handle. */
  static final ProcessVariable<String> CHANNEL = ProcessVariable.of("channel", String.class);

  static final ProcessVariable<Kind> KIND = ProcessVariable.of("kind", Kind.class);
  static final ProcessVariable<Sentiment> SENTIMENT =
      ProcessVariable.of("sentiment", Sentiment.class);

  /** In percent: how much the words alone tell of it. */
  static final ProcessVariable<Integer> SENTIMENT_CONFIDENCE =
      ProcessVariable.of("sentimentConfidence", Integer.class);

  /** As the platform tells it, or "". */
  static final ProcessVariable<String> LANGUAGE = ProcessVariable.of("language", String.class);

  /** Those of the table's words that occur in the message. */
  static final ProcessVariable<String> KEYWORDS = ProcessVariable.of("keywords", String.class);

  static final ProcessVariable<AuthorStanding> AUTHOR =
      ProcessVariable.of("author", AuthorStanding.class);
  static final ProcessVariable<Boolean> SENSITIVE = ProcessVariable.of("sensitive", Boolean.class);
  static final ProcessVariable<String> DEPARTMENT = ProcessVariable.of("department", String.class);
  static final ProcessVariable<NextStep> NEXT_STEP = ProcessVariable.of("nextStep", NextStep.class);
  static final ProcessVariable<Boolean> APPROVAL_WAIVED =
      ProcessVariable.of("approvalWaived", Boolean.class);
  static final ProcessVariable<ReplyOutcome> REPLY_OUTCOME =
      ProcessVariable.of("replyOutcome", ReplyOutcome.class);

  /** Whether anything is to be done about the message besides answering. */
  static final ProcessVariable<Boolean> MODERATION_DECIDED =
      ProcessVariable.of("moderationDecided", Boolean.class);

  /** Whether the moderation ended the case: it needs no answer besides. */
  static final ProcessVariable<Boolean> CASE_CLOSED =
      ProcessVariable.of("caseClosed", Boolean.class);

  static final ProcessVariable<String> MODERATION_ID =
      ProcessVariable.of("moderationId", String.class);

  private InteractionProcess() {}
}
