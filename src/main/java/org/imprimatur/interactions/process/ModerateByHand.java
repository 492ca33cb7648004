package org.imprimatur.interactions.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.interactions.ModerationDesk;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets somebody do on the platform what no machine can do there, or look whether it is done. */
@Does(
    value = {},
    about = "moderationId")
@Component
class ModerateByHand extends InteractionStep {
  private final ModerationDesk moderation;

  ModerateByHand(InteractionForm form, ModerationDesk moderation) {
    super(form);
    this.moderation = moderation;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var act = UUID.fromString(task.get(ModerationProcess.MODERATION_ID));
    return form.withAct(task.key(), moderation.get(act));
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var act = UUID.fromString((String) task.getVariable(ModerationProcess.MODERATION_ID.name()));
    var done = submission.choice("handWork", HandWork.class) == HandWork.DONE;
    ModerationProcess.CASE_CLOSED.set(task, moderation.settleByHand(act, done, submission.by()));
  }

  private enum HandWork {
    DONE,
    LEFT
  }
}
