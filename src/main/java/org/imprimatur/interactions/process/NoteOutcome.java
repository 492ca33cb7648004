package org.imprimatur.interactions.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Closes the case if the reply is online. */
@Component
class NoteOutcome implements JavaDelegate {
  private final ReplyDesk replies;

  NoteOutcome(ReplyDesk replies) {
    this.replies = replies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InteractionProcess.ANSWERED.set(execution, replies.noteOutcome(BusinessKey.of(execution)));
  }
}
