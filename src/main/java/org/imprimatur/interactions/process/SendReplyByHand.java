package org.imprimatur.interactions.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets somebody send an approved reply where we can only listen. */
@Component
class SendReplyByHand extends InteractionStep {
  private final ReplyDesk replies;

  SendReplyByHand(InteractionForm form, ReplyDesk replies) {
    super(form);
    this.replies = replies;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.withReply(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    if (submission.choice("handWork", HandWork.class) == HandWork.LEFT) return;
    var url = submission.text("replyUrl");
    if (!url.isEmpty() && !url.matches("https?://\\S+"))
      throw Refusal.invalid("replyUrl", "An address begins with https://.");
    replies.sentByHand(BusinessKey.of(task), url, submission.by());
  }

  private enum HandWork {
    DONE,
    LEFT
  }
}
