package org.imprimatur.content.process;

import java.time.Instant;
import java.util.List;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.content.PieceFormat;
import org.imprimatur.content.SilenceMeans;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code client-approval.bpmn}: a client is asked about one version. */
final class ClientApprovalProcess {
  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only; forms show the piece itself. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  static final ProcessVariable<String> CLIENT_GROUP =
      ProcessVariable.of("clientGroup", String.class);

  /** The platforms the piece goes to. */
  @SuppressWarnings("rawtypes")
  static final ProcessVariable<List> CHANNELS = ProcessVariable.of("channels", List.class);

  static final ProcessVariable<PieceFormat> FORMAT =
      ProcessVariable.of("format", PieceFormat.class);

  /** Whether a word occurs that the client wants to be careful with. */
  static final ProcessVariable<Boolean> RISK_WORDS = ProcessVariable.of("riskWords", Boolean.class);

  static final ProcessVariable<String> CAMPAIGN = ProcessVariable.of("campaign", String.class);

  /** What the decision table says; empty for the client's own route. */
  static final ProcessVariable<String> APPROVAL_ROUTE =
      ProcessVariable.of("approvalRoute", String.class);

  /** Ids of the requests that wait for an answer. */
  @SuppressWarnings("rawtypes")
  static final ProcessVariable<List> APPROVAL_REQUESTS =
      ProcessVariable.of("approvalRequests", List.class);

  /** The id of the request one task is about. */
  static final ProcessVariable<String> APPROVAL_REQUEST =
      ProcessVariable.of("approvalRequest", String.class);

  static final ProcessVariable<Instant> REMINDER_AT =
      ProcessVariable.of("reminderAt", Instant.class);

  /** Whether nobody else need answer at this stage. */
  static final ProcessVariable<Boolean> STAGE_SETTLED =
      ProcessVariable.of("stageSettled", Boolean.class);

  /** Whether somebody has to be asked yet. */
  static final ProcessVariable<Boolean> MORE_TO_ASK =
      ProcessVariable.of("moreToAsk", Boolean.class);

  static final ProcessVariable<SilenceMeans> SILENCE =
      ProcessVariable.of("silence", SilenceMeans.class);
  static final ProcessVariable<DecideOnSilence.Answer> SILENCE_DECISION =
      ProcessVariable.of("silenceDecision", DecideOnSilence.Answer.class);
  static final ProcessVariable<ApprovalDecision> APPROVAL_DECISION =
      ProcessVariable.of("approvalDecision", ApprovalDecision.class);

  private ClientApprovalProcess() {}
}
