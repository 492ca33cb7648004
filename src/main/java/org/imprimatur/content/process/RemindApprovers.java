package org.imprimatur.content.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.content.ClientApproval;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Reminds those who are silent, and learns what their silence means by now. */
@Component
class RemindApprovers implements JavaDelegate {
  private final ClientApproval asking;

  RemindApprovers(ClientApproval asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var conclusion = asking.remind(BusinessKey.of(execution));
    ClientApprovalProcess.SILENCE.set(execution, conclusion.silence());
    ClientApprovalProcess.REMINDER_AT.set(execution, conclusion.lookAgain());
  }
}
