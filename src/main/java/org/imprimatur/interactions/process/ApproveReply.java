package org.imprimatur.interactions.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.interactions.ReplyDecision;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets somebody else decide about exactly the reply they are shown. */
@Does(value = Effect.APPROVES, answer = "replyDecision", yes = "APPROVE")
@Component
class ApproveReply extends InteractionStep {
  private final ReplyDesk replies;

  ApproveReply(InteractionForm form, ReplyDesk replies) {
    super(form);
    this.replies = replies;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.withReply(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var decision = submission.choice("replyDecision", ReplyDecision.class);
    replies.decide(
        BusinessKey.of(task),
        decision,
        submission.text("replyComment"),
        submission.text("replyDigest"),
        submission.by(),
        task.getProcessDefinitionId());
    ReplyProcess.REPLY_DECISION.set(task, decision);
  }
}
