package org.imprimatur.content.process;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.ReviewDecision;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a colleague look at the piece before the client does. */
@Component
class ReviewPiece extends FormStep {
  private final PieceForm form;
  private final ContentDesk desk;

  ReviewPiece(PieceForm form, ContentDesk desk) {
    this.form = form;
    this.desk = desk;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.forTeam(task.key());
  }

  @Override
  protected Duration allowed(OpenTask task) {
    return form.client(task.key()).policy().reviewTime();
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var decision = submission.choice("reviewDecision", ReviewDecision.class);
    desk.review(
        BusinessKey.of(task),
        decision,
        submission.text("reviewComment"),
        submission.text("versionDigest"),
        submission.by());
    ContentPieceProcess.REVIEW_DECISION.set(task, decision);
  }
}
