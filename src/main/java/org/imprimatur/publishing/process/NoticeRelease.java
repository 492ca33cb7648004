package org.imprimatur.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.imprimatur.publishing.PublicationOutcome;
import org.imprimatur.publishing.Sender;
import org.springframework.stereotype.Component;

/**
 * Asks again whether a publication is still held, right before it begins to wait for its release: a
 * release in between would find nobody waiting, and nobody would ever wake it.
 */
@Component
class NoticeRelease implements ExecutionListener {
  private final Sender sender;

  NoticeRelease(Sender sender) {
    this.sender = sender;
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (PublicationProcess.PUBLICATION_OUTCOME.from(execution) != PublicationOutcome.HELD) return;
    sender
        .released(PublicationProcess.publication(execution))
        .ifPresent(standing -> PublicationProcess.set(execution, standing));
  }
}
