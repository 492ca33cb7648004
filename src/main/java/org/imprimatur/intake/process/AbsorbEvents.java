package org.imprimatur.intake.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.intake.InboxDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Has something made of what was heard. */
@Component
class AbsorbEvents implements JavaDelegate {
  private final InboxDesk desk;

  AbsorbEvents(InboxDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var standing = desk.absorb(BusinessKey.of(execution));
    EventAbsorptionProcess.ABSORB_OUTCOME.set(execution, standing.outcome());
    EventAbsorptionProcess.NEXT_ABSORB_AT.set(execution, standing.at());
  }
}
