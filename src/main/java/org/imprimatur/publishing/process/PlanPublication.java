package org.imprimatur.publishing.process;

import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.Does;
import org.springframework.stereotype.Component;

/** Sets the times a publication waits for, when its process starts. */
@Does(
    value = {},
    about = "publicationId")
@Component
class PlanPublication implements ExecutionListener {
  /**
   * Media are handed to the platform this long before the slot: soon enough to be processed, late
   * enough not to expire there.
   */
  private static final Duration PREPARATION_LEAD = Duration.ofMinutes(10);

  private final PublishingDesk desk;

  PlanPublication(PublishingDesk desk) {
    this.desk = desk;
  }

  @Override
  public void notify(DelegateExecution execution) {
    var slot = desk.get(PublicationProcess.publication(execution)).scheduledAt();
    PublicationProcess.PREPARATION_DUE_AT.set(execution, slot.minus(PREPARATION_LEAD));
    PublicationProcess.PUBLISH_AT.set(execution, slot);
  }
}
