package org.imprimatur.content.process;

import java.util.List;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.content.ReviewDecision;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code content-piece.bpmn}: the whole life of one piece. */
final class ContentPieceProcess {
  static final String KEY = "content-piece";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only; forms show the piece itself. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  static final ProcessVariable<String> CLIENT_GROUP =
      ProcessVariable.of("clientGroup", String.class);
  static final ProcessVariable<ReviewDecision> REVIEW_DECISION =
      ProcessVariable.of("reviewDecision", ReviewDecision.class);
  static final ProcessVariable<ApprovalDecision> APPROVAL_DECISION =
      ProcessVariable.of("approvalDecision", ApprovalDecision.class);

  @SuppressWarnings("rawtypes")
  static final ProcessVariable<List> PUBLICATION_IDS =
      ProcessVariable.of("publicationIds", List.class);

  private ContentPieceProcess() {}
}
