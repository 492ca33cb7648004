package org.imprimatur.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.publishing.Sender;
import org.imprimatur.workflow.Does;
import org.springframework.stereotype.Component;

/** Hands the media to the platform and tells whether it has processed them. */
@Does(
    value = {},
    about = "publicationId")
@Component
class PrepareMedia implements JavaDelegate {
  private final Sender sender;

  PrepareMedia(Sender sender) {
    this.sender = sender;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var askAgainAt = sender.prepare(PublicationProcess.publication(execution));
    PublicationProcess.MEDIA_READY.set(execution, askAgainAt == null);
    if (askAgainAt != null) PublicationProcess.PROCESSING_CHECK_AT.set(execution, askAgainAt);
  }
}
