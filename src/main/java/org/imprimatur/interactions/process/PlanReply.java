package org.imprimatur.interactions.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.springframework.stereotype.Component;

/** Plans the approved reply to go out at once. */
@Does(
    value = {},
    leaves = "publicationId")
@Component
class PlanReply implements JavaDelegate {
  private final ReplyDesk replies;

  PlanReply(ReplyDesk replies) {
    this.replies = replies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var publication = replies.plan(BusinessKey.of(execution));
    ReplyProcess.SENT_BY_MACHINE.set(execution, publication.isPresent());
    publication.ifPresent(id -> ReplyProcess.PUBLICATION_ID.set(execution, id.toString()));
  }
}
