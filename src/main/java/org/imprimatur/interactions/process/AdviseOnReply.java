package org.imprimatur.interactions.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.interactions.EscalationDesk;
import org.imprimatur.interactions.HopOutcome;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a department say what is to be answered, or who else should. */
@Does(Effect.CHANGES_CONTENT)
@Component
class AdviseOnReply extends InteractionStep {
  private final EscalationDesk escalation;

  AdviseOnReply(InteractionForm form, EscalationDesk escalation) {
    super(form);
    this.escalation = escalation;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.withHops(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var outcome = submission.choice("hopOutcome", HopOutcome.class);
    var department = submission.text("department");
    escalation.answer(
        BusinessKey.of(task),
        outcome,
        submission.text("replyText"),
        department,
        submission.text("question"),
        submission.by());
    if (outcome == HopOutcome.PASS_ON) EscalationProcess.DEPARTMENT.set(task, department);
    EscalationProcess.HOP_OUTCOME.set(task, outcome);
    EscalationProcess.NEXT_STEP.set(task, NextStep.ANSWER);
  }
}
