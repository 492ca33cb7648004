package org.imprimatur.mail.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.mail.Dispatch;
import org.imprimatur.mail.LetterRefused;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.springframework.stereotype.Component;

/** Has the letter written and handed to the mail server. */
@Does(
    value = {},
    raises = "LetterRefused")
@Component
class SendLetter implements JavaDelegate {
  private final Dispatch dispatch;

  SendLetter(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      dispatch.send(BusinessKey.of(execution));
    } catch (LetterRefused e) {
      throw new BpmnError("LetterRefused", e.getMessage());
    }
  }
}
