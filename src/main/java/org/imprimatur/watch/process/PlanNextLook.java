package org.imprimatur.watch.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.watch.WatchDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Finds out when to look at the live post next, if at all. */
@Component
class PlanNextLook implements JavaDelegate {
  private final WatchDesk desk;

  PlanNextLook(WatchDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var next = desk.next(BusinessKey.of(execution));
    LiveCheckProcess.LOOK_LEFT.set(execution, next.isPresent());
    next.ifPresent(at -> LiveCheckProcess.NEXT_LOOK_AT.set(execution, at));
  }
}
