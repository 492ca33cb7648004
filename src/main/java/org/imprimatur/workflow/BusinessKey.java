package org.imprimatur.workflow;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The id of the item an instance is about; the same in every process it calls. */
public final class BusinessKey {
  private BusinessKey() {}

  public static UUID of(DelegateExecution execution) {
    var key = execution.getProcessBusinessKey();
    if (key == null) {
      throw new IllegalStateException(
          "This process was started without a business key. Start it through its form or the API.");
    }
    return UUID.fromString(key);
  }

  public static UUID of(DelegateTask task) {
    return of(task.getExecution());
  }
}
