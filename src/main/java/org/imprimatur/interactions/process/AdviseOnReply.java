package org.imprimatur.interactions.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a department say what is to be answered. */
@Does(Effect.CHANGES_CONTENT)
@Component
class AdviseOnReply extends InteractionStep {
  private final ReplyDesk replies;

  AdviseOnReply(InteractionForm form, ReplyDesk replies) {
    super(form);
    this.replies = replies;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.withDraft(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    replies.advise(BusinessKey.of(task), submission.text("replyText"), submission.by());
  }
}
