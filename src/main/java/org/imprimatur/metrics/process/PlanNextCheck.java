package org.imprimatur.metrics.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.metrics.PerformanceDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Finds out when to look next, if at all. */
@Component
class PlanNextCheck implements JavaDelegate {
  private final PerformanceDesk desk;

  PlanNextCheck(PerformanceDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var next = desk.next(BusinessKey.of(execution));
    PerformanceCheckProcess.CHECK_LEFT.set(execution, next.isPresent());
    next.ifPresent(at -> PerformanceCheckProcess.NEXT_CHECK_AT.set(execution, at));
  }
}
