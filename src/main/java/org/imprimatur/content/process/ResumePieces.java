package org.imprimatur.content.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.content.StopDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Has some of the pieces decided about that a lifted stop had paused. */
@Component
class ResumePieces implements JavaDelegate {
  private final StopDesk desk;

  ResumePieces(StopDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PublishingStopProcess.set(execution, desk.askSome(BusinessKey.of(execution)));
  }
}
