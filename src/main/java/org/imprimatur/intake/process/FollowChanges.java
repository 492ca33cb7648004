package org.imprimatur.intake.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.intake.ChangeDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Looks whether what people said was edited or deleted since. */
@Component
class FollowChanges implements JavaDelegate {
  private final ChangeDesk desk;

  FollowChanges(ChangeDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.follow(BusinessKey.of(execution));
  }
}
