package org.imprimatur.interactions.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Reminds, or gives the case to the next in line, if it is time to. */
@Component
class TurnClock implements JavaDelegate {
  private final InteractionDesk desk;

  TurnClock(InteractionDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var turn = desk.turnClock(BusinessKey.of(execution));
    InteractionClockProcess.CLOCK_RUNNING.set(execution, turn.running());
    if (turn.running()) InteractionClockProcess.CLOCK_DUE_AT.set(execution, turn.next());
  }
}
