package org.imprimatur.content.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.content.StopDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Pauses some of the pieces that a stop is about. */
@Component
class PausePieces implements JavaDelegate {
  private final StopDesk desk;

  PausePieces(StopDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PublishingStopProcess.set(execution, desk.pauseSome(BusinessKey.of(execution)));
  }
}
