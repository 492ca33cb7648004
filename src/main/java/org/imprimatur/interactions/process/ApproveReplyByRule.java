package org.imprimatur.interactions.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.interactions.ReplyDecision;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.springframework.stereotype.Component;

/** Records that the table asks for no approval of such a reply. */
@Does(value = Effect.APPROVES, answer = "replyDecision", yes = "APPROVE")
@Component
class ApproveReplyByRule implements JavaDelegate {
  private final ReplyDesk replies;

  ApproveReplyByRule(ReplyDesk replies) {
    this.replies = replies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    replies.approveByRule(BusinessKey.of(execution), execution.getProcessDefinitionId());
    ReplyProcess.REPLY_DECISION.set(execution, ReplyDecision.APPROVE);
  }
}
