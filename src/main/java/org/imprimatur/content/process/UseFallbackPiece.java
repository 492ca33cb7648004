package org.imprimatur.content.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.content.ClientApproval;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Lets another piece, approved long ago, go out at the time of the one nobody answers about. */
@Component
class UseFallbackPiece implements JavaDelegate {
  private final ClientApproval asking;

  UseFallbackPiece(ClientApproval asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ClientApprovalProcess.REMINDER_AT.set(execution, asking.useFallback(BusinessKey.of(execution)));
  }
}
