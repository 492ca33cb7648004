package org.imprimatur.content.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.clients.Slots;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;

/** A step in which a piece is written. */
abstract class WritingStep extends FormStep {
  private final DraftFields fields;
  private final PieceForm form;
  private final ContentDesk desk;
  private final Slots slots;

  WritingStep(DraftFields fields, PieceForm form, ContentDesk desk, Slots slots) {
    this.fields = fields;
    this.form = form;
    this.desk = desk;
    this.slots = slots;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return fields.show(task.key());
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var piece = BusinessKey.of(task);
    var client = form.client(piece).key();
    var slot = slots.chosen(client, submission.text("slotChoice"), submission.text("slotAt"));
    desk.submit(piece, fields.draft(submission), slot.orElse(null), submission.by());
  }
}
