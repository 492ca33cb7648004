package org.imprimatur.content.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.content.ClientApproval;
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
  private final ClientApproval asking;
  private final ApprovalDesk approvals;

  ApprovePiece(PieceForm form, ContentDesk desk, ClientApproval asking, ApprovalDesk approvals) {
    this.form = form;
    this.desk = desk;
    this.asking = asking;
    this.approvals = approvals;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var request = request(task);
    var values = new LinkedHashMap<>(form.forClient(task.key(), request.actor()));
    values.put("approvalRequest", request.id().toString());
    return values;
  }

  @Override
  protected Optional<String> assignee(OpenTask task) {
    return Optional.of(request(task).actor()).filter(actor -> !actor.isEmpty());
  }

  private ApprovalRequest request(OpenTask task) {
    var round =
        approvals
            .openRound(task.key())
            .orElseGet(() -> asking.request(task.key(), "", task.definition()));
    return approvals.requests(round.id()).get(0);
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
        UUID.fromString((String) task.getVariable("approvalRequest")),
        decision,
        submission.text("approvalComment"),
        submission.find("approvalChannel").map(UUID::fromString).orElse(null),
        submission.text("versionDigest"),
        submission.by(),
        ApprovalMethod.valueOf(submission.via()),
        task.getProcessDefinitionId());
    ContentPieceProcess.APPROVAL_DECISION.set(task, decision);
  }
}
