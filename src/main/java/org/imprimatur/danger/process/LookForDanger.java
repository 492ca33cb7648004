package org.imprimatur.danger.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.danger.DangerDesk;
import org.springframework.stereotype.Component;

/** Looks whether anything waits too long, or for nobody. */
@Component
class LookForDanger implements JavaDelegate {
  private final DangerDesk desk;

  LookForDanger(DangerDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.look();
  }
}
