package org.imprimatur.content.process;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets one of the client's people decide about exactly the version they are shown. */
@Does(value = Effect.APPROVES, answer = "approvalDecision", yes = "APPROVE")
@Component
class ApprovePiece extends FormStep {
  private final PieceForm form;
  private final ApprovalForm approval;
  private final ContentDesk desk;

  ApprovePiece(PieceForm form, ApprovalForm approval, ContentDesk desk) {
    this.form = form;
    this.approval = approval;
    this.desk = desk;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var values = new LinkedHashMap<>(form.forClient(task.key(), request(task).actor()));
    values.put("approvalRequest", request(task).id().toString());
    values.put("asked", approval.asked(task.key()));
    values.put("channelOptions", approval.channels(task.key()));
    return values;
  }

  @Override
  protected Optional<String> assignee(OpenTask task) {
    return Optional.of(request(task).actor()).filter(actor -> !actor.isEmpty());
  }

  @Override
  protected Instant due(OpenTask task) {
    return approval.round(request(task)).answerDue();
  }

  private ApprovalRequest request(OpenTask task) {
    return approval.request(UUID.fromString(task.get(ClientApprovalProcess.APPROVAL_REQUEST)));
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var decision = submission.choice("approvalDecision", ApprovalDecision.class);
    var round =
        desk.decide(
            BusinessKey.of(task),
            UUID.fromString(ClientApprovalProcess.APPROVAL_REQUEST.from(task)),
            decision,
            submission.text("approvalComment"),
            submission.find("approvalChannel").map(ApprovePiece::channel).orElse(null),
            submission.text("versionDigest"),
            submission.by(),
            ApprovalMethod.valueOf(submission.via()),
            task.getProcessDefinitionId());
    if (!round.open()) ClientApprovalProcess.APPROVAL_DECISION.set(task, decision);
    ClientApprovalProcess.STAGE_SETTLED.set(task, !round.open() || round.stageAgreed());
    ClientApprovalProcess.MORE_TO_ASK.set(task, round.open());
  }

  private static UUID channel(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("approvalChannel", "'" + id + "' is not one of the channels.");
    }
  }
}
