package org.imprimatur.interactions.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.interactions.ReplyOutcome;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Looks whether the reply reached its reader, and closes the case if it did. */
@Component
class NoteOutcome implements JavaDelegate {
  private final ReplyDesk replies;

  NoteOutcome(ReplyDesk replies) {
    this.replies = replies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var outcome = replies.noteOutcome(BusinessKey.of(execution));
    ReplyProcess.REPLY_OUTCOME.set(execution, outcome);
    ReplyProcess.NEXT_STEP.set(
        execution, outcome == ReplyOutcome.ASK_DEPARTMENT ? NextStep.ASK : NextStep.ANSWER);
  }
}
