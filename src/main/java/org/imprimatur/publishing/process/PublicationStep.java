package org.imprimatur.publishing.process;

import java.time.Duration;
import java.util.Map;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;

/** A question to a person about one publication. */
abstract class PublicationStep extends FormStep {
  /** A post that should be out by now waits for the answer. */
  private static final Duration URGENT = Duration.ofHours(1);

  private final PublicationForm form;

  PublicationStep(PublicationForm form) {
    this.form = form;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return form.show(task);
  }

  @Override
  protected Duration allowed(OpenTask task) {
    return URGENT;
  }
}
