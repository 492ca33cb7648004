package org.imprimatur.content.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.content.ClientApproval;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Asks somebody else of the client in addition. */
@Component
class AskSubstitute implements JavaDelegate {
  private final ClientApproval asking;

  AskSubstitute(ClientApproval asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    asking.askSubstitutes(BusinessKey.of(execution));
  }
}
