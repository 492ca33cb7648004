package org.imprimatur.intake.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.intake.IntakeDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Asks a platform for what happened around an account. */
@Component
class ListenToPlatform implements JavaDelegate {
  private final IntakeDesk desk;

  ListenToPlatform(IntakeDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var standing = desk.listen(BusinessKey.of(execution));
    InteractionIntakeProcess.LISTEN_OUTCOME.set(execution, standing.outcome());
    InteractionIntakeProcess.NEXT_LISTEN_AT.set(execution, standing.next());
  }
}
