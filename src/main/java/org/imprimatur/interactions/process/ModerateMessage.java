package org.imprimatur.interactions.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.channels.Moderation;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.ModerationDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets somebody decide whether a message may stand. */
@Does(
    value = {},
    leaves = "moderationId")
@Component
class ModerateMessage extends InteractionStep {
  /** The option to do nothing about it. */
  private static final String LET_STAND = "LET_STAND";

  private final ModerationDesk moderation;
  private final InteractionDesk desk;

  ModerateMessage(InteractionForm form, ModerationDesk moderation, InteractionDesk desk) {
    super(form);
    this.moderation = moderation;
    this.desk = desk;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.withModeration(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var id = BusinessKey.of(task);
    var why = submission.text("moderationReason");
    if (submission.text("moderationAction").isEmpty())
      throw Refusal.invalid("moderationAction", "Choose what is to be done.");
    var stands = submission.text("moderationAction").equals(LET_STAND);
    if (stands) {
      desk.letStand(id, why, submission.by());
    } else {
      var act =
          moderation.decide(
              id,
              submission.find("moderatedMessage").map(UUID::fromString).orElse(null),
              submission.choice("moderationAction", Moderation.class),
              why,
              submission.checked("answerToo"),
              submission.by());
      InteractionProcess.MODERATION_ID.set(task, act.toString());
    }
    InteractionProcess.MODERATION_DECIDED.set(task, !stands);
  }
}
