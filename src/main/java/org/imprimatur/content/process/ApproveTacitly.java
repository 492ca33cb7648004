package org.imprimatur.content.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.content.ClientApproval;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.springframework.stereotype.Component;

/** Takes silence for a yes, where the contract says so and everybody provably knew. */
@Does(value = Effect.APPROVES, answer = "approvalDecision", yes = "APPROVE")
@Component
class ApproveTacitly implements JavaDelegate {
  private final ClientApproval asking;

  ApproveTacitly(ClientApproval asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var round =
        asking.takeSilenceForConsent(BusinessKey.of(execution), execution.getProcessDefinitionId());
    ClientApprovalProcess.MORE_TO_ASK.set(execution, round.open());
    ClientApprovalProcess.APPROVAL_DECISION.set(execution, ApprovalDecision.APPROVE);
  }
}
