package org.imprimatur.content.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.content.ClientApproval;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Asks whoever looks after a client what is to become of a piece it does not answer about. */
@Component
class DecideOnSilence extends FormStep {
  private final PieceForm form;
  private final ApprovalForm approval;
  private final ClientApproval asking;
  private final ContentDesk desk;
  private final TermsOfApproval terms;

  DecideOnSilence(
      PieceForm form,
      ApprovalForm approval,
      ClientApproval asking,
      ContentDesk desk,
      TermsOfApproval terms) {
    this.form = form;
    this.approval = approval;
    this.asking = asking;
    this.desk = desk;
    this.terms = terms;
  }

  /** What becomes of it. */
  enum Answer {
    WAIT,
    ASK_SUBSTITUTE,
    WITHDRAW
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var values = new LinkedHashMap<>(form.forTeam(task.key()));
    values.put("asked", approval.asked(task.key()));
    values.put("whyHeld", asking.whyHeld(task.key()));
    return values;
  }

  /** The one who looks after the client, if somebody in particular does. */
  @Override
  protected Optional<String> assignee(OpenTask task) {
    var manager = terms.of(form.client(task.key()).key()).accountManager();
    return Optional.of(manager).filter(login -> !login.isEmpty());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var id = BusinessKey.of(task);
    var answer = submission.choice("silenceDecision", Answer.class);
    switch (answer) {
      case WAIT -> ClientApprovalProcess.REMINDER_AT.set(task, asking.waitOn(id, submission.by()));
      case ASK_SUBSTITUTE -> asking.requireSubstitutes(id);
      case WITHDRAW ->
          desk.withdraw(id, "Withdrawn because the client did not answer.", submission.by());
    }
    ClientApprovalProcess.SILENCE_DECISION.set(task, answer);
  }
}
