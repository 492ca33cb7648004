package org.imprimatur.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.publishing.Sender;
import org.imprimatur.workflow.Does;
import org.springframework.stereotype.Component;

/** Looks an unclear post up on its platform; what it teaches goes into the ledger. */
@Does(
    value = {},
    about = "publicationId")
@Component
class ReconcilePost implements JavaDelegate {
  private final Sender sender;

  ReconcilePost(Sender sender) {
    this.sender = sender;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sender.reconcile(PublicationProcess.publication(execution));
  }
}
