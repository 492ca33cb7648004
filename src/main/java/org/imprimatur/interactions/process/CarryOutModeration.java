package org.imprimatur.interactions.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.interactions.ModerationDesk;
import org.imprimatur.workflow.Does;
import org.springframework.stereotype.Component;

/** Asks the platform to do what somebody decided about a message, once. */
@Does(
    value = {},
    about = "moderationId")
@Component
class CarryOutModeration implements JavaDelegate {
  private final ModerationDesk moderation;

  CarryOutModeration(ModerationDesk moderation) {
    this.moderation = moderation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var act = UUID.fromString(ModerationProcess.MODERATION_ID.from(execution));
    var done = moderation.carryOut(act);
    ModerationProcess.CASE_CLOSED.set(execution, done && moderation.noteDone(act));
    ModerationProcess.CARRIED_OUT.set(execution, done);
  }
}
