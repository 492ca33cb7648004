package org.imprimatur.interactions.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets somebody answer, ask a department first, or leave it. */
@Does(Effect.CHANGES_CONTENT)
@Component
class WriteReply extends InteractionStep {
  private final ReplyDesk replies;
  private final InteractionDesk desk;

  WriteReply(InteractionForm form, ReplyDesk replies, InteractionDesk desk) {
    super(form);
    this.replies = replies;
    this.desk = desk;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.withDraft(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var id = BusinessKey.of(task);
    var next = submission.choice("nextStep", NextStep.class);
    var text = submission.text("replyText");
    switch (next) {
      case SEND ->
          InteractionProcess.APPROVAL_WAIVED.set(task, replies.handIn(id, text, submission.by()));
      case ASK -> {
        var department = submission.text("department");
        replies.ask(id, department, submission.text("question"), text, submission.by());
        InteractionProcess.DEPARTMENT.set(task, department);
      }
      case LEAVE -> desk.leave(id, submission.text("reason"), submission.by());
    }
    InteractionProcess.NEXT_STEP.set(task, next);
  }
}
