package org.imprimatur.interactions.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.interactions.ModerationDone;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets somebody look whether a message may stand, and say what they did about it. */
@Component
class ModerateMessage extends InteractionStep {
  private final ReplyDesk replies;

  ModerateMessage(InteractionForm form, ReplyDesk replies) {
    super(form);
    this.replies = replies;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.show(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    replies.moderated(
        BusinessKey.of(task),
        submission.choice("moderationDone", ModerationDone.class),
        submission.text("moderationNote"),
        submission.by());
  }
}
