package org.imprimatur.content.process;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.content.ClientApproval;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Asks those whose turn it is; who was asked and is silent keeps their task. */
@Component
class RequestApproval implements JavaDelegate {
  private final ClientApproval asking;
  private final ApprovalDesk approvals;

  RequestApproval(ClientApproval asking, ApprovalDesk approvals) {
    this.asking = asking;
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var round =
        asking.request(
            BusinessKey.of(execution),
            ClientApprovalProcess.APPROVAL_ROUTE.find(execution).orElse(""),
            execution.getProcessDefinitionId());
    var requests = approvals.silent(round).stream().map(r -> r.id().toString()).toList();
    ClientApprovalProcess.APPROVAL_REQUESTS.set(execution, new ArrayList<>(requests));
    ClientApprovalProcess.REMINDER_AT.set(execution, round.nextReminder());
    ClientApprovalProcess.STAGE_SETTLED.set(execution, false);
    ClientApprovalProcess.MORE_TO_ASK.set(execution, true);
  }
}
