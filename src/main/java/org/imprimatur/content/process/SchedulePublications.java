package org.imprimatur.content.process;

import java.util.ArrayList;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.SlotNeeded;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.Does;
import org.springframework.stereotype.Component;

/** Plans one publication per channel for the slot, with its payload frozen. */
@Does(
    value = {},
    raises = "SlotNeeded")
@Component
class SchedulePublications implements JavaDelegate {
  private final ContentDesk desk;

  SchedulePublications(ContentDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var ids = desk.schedule(BusinessKey.of(execution));
      ContentPieceProcess.PUBLICATION_IDS.set(
          execution, new ArrayList<>(ids.stream().map(UUID::toString).toList()));
    } catch (SlotNeeded e) {
      throw new BpmnError("SlotNeeded", e.getMessage());
    }
  }
}
