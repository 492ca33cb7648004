package org.imprimatur.content.process;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.content.ApprovalDecision;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets the client decide about exactly the version it is shown. */
@Component
class ApprovePiece extends FormStep {
  private final PieceForm form;
  private final ContentDesk desk;

  ApprovePiece(PieceForm form, ContentDesk desk) {
    this.form = form;
    this.desk = desk;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.forClient(task.key(), "");
  }

  @Override
  protected Duration allowed(OpenTask task) {
    return form.client(task.key()).policy().approvalTime();
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var decision = submission.choice("approvalDecision", ApprovalDecision.class);
    desk.decide(
        BusinessKey.of(task),
        decision,
        submission.text("approvalComment"),
        submission.text("versionDigest"),
        submission.by(),
        ApprovalMethod.TASK_FORM,
        task.getProcessDefinitionId());
    ContentPieceProcess.APPROVAL_DECISION.set(task, decision);
  }
}
