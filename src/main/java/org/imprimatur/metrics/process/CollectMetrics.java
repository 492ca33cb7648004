package org.imprimatur.metrics.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.metrics.PerformanceDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Reads and judges the counters of every channel. */
@Component
class CollectMetrics implements JavaDelegate {
  private final PerformanceDesk desk;

  CollectMetrics(PerformanceDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PerformanceCheckProcess.REMARKABLE.set(execution, desk.collect(BusinessKey.of(execution)));
  }
}
