package org.imprimatur.workflow.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.workflow.OverdueTasks;
import org.springframework.stereotype.Component;

/** Gives what was not done in time to those who take over. */
@Component
class HandOnOverdueTasks implements JavaDelegate {
  private final OverdueTasks tasks;

  HandOnOverdueTasks(OverdueTasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tasks.handOn();
  }
}
