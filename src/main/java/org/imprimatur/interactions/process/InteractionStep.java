package org.imprimatur.interactions.process;

import java.time.Instant;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;

/** A human step whose time is what was promised for the case. */
abstract class InteractionStep extends FormStep {
  protected final InteractionForm form;

  InteractionStep(InteractionForm form) {
    this.form = form;
  }

  @Override
  protected Instant due(OpenTask task) {
    return form.due(task.key());
  }
}
