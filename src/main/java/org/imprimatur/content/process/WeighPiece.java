package org.imprimatur.content.process;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.content.ClientApproval;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Tells the decision table what it decides by. */
@Component
class WeighPiece implements JavaDelegate {
  private final ClientApproval asking;

  WeighPiece(ClientApproval asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var facts = asking.weigh(BusinessKey.of(execution));
    ClientApprovalProcess.CHANNELS.set(execution, new ArrayList<>(facts.channels()));
    ClientApprovalProcess.FORMAT.set(execution, facts.format());
    ClientApprovalProcess.RISK_WORDS.set(execution, facts.riskWords());
    ClientApprovalProcess.CAMPAIGN.set(execution, facts.campaign());
  }
}
