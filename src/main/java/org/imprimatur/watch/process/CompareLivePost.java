package org.imprimatur.watch.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.watch.WatchDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Reads the live post back and compares it with what was approved. */
@Component
class CompareLivePost implements JavaDelegate {
  private final WatchDesk desk;

  CompareLivePost(WatchDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    LiveCheckProcess.set(execution, desk.compare(BusinessKey.of(execution)));
  }
}
