package org.imprimatur.interactions.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.interactions.EscalationDesk;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.interactions.ReplyDesk.AskNext;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets somebody answer, ask a department, do something about the message, or leave it. */
@Does(Effect.CHANGES_CONTENT)
@Component
class WriteReply extends InteractionStep {
  private final ReplyDesk replies;
  private final EscalationDesk escalation;
  private final InteractionDesk desk;

  WriteReply(
      InteractionForm form, ReplyDesk replies, EscalationDesk escalation, InteractionDesk desk) {
    super(form);
    this.replies = replies;
    this.escalation = escalation;
    this.desk = desk;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.withDraft(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var next = submission.choice("nextStep", NextStep.class);
    if (next == NextStep.ANSWER) throw Refusal.invalid("nextStep", "Choose what is to be done.");
    InteractionProcess.NEXT_STEP.set(task, apply(next, submission, task));
  }

  private NextStep apply(NextStep next, Submission submission, DelegateTask task) {
    var id = BusinessKey.of(task);
    var by = submission.by();
    var text = submission.text("replyText");
    if (next == NextStep.SEND) {
      var waived = replies.handIn(id, text, saved(submission), null, by);
      InteractionProcess.APPROVAL_WAIVED.set(task, waived);
      return NextStep.SEND;
    }
    if (next == NextStep.ASK) return ask(submission, task);
    replies.keepDraft(id, text, by);
    if (next == NextStep.MODERATE) desk.toModerate(id);
    else desk.leave(id, submission.text("reason"), by);
    return next;
  }

  /** The author may hear first what happens next; then the department is asked once that is out. */
  private NextStep ask(Submission submission, DelegateTask task) {
    var id = BusinessKey.of(task);
    var by = submission.by();
    var text = submission.text("replyText");
    var ask = new AskNext(submission.text("department"), submission.text("question"));
    InteractionProcess.DEPARTMENT.set(task, ask.department());
    if (submission.checked("tellFirst")) {
      var waived = replies.handIn(id, text, saved(submission), ask, by);
      InteractionProcess.APPROVAL_WAIVED.set(task, waived);
      return NextStep.SEND;
    }
    replies.keepDraft(id, text, by);
    escalation.ask(id, ask.department(), ask.question(), by);
    return NextStep.ASK;
  }

  /** The saved reply chosen, or null. */
  private static UUID saved(Submission submission) {
    return submission.find("savedReply").map(UUID::fromString).orElse(null);
  }
}
