package org.imprimatur.content.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.clients.Slots;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Asks when an approved piece is to go out. */
@Component
class ChooseSlot extends FormStep {
  private final PieceForm form;
  private final ContentDesk desk;
  private final Slots slots;

  ChooseSlot(PieceForm form, ContentDesk desk, Slots slots) {
    this.form = form;
    this.desk = desk;
    this.slots = slots;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var piece = form.piece(task.key());
    var values = new LinkedHashMap<>(form.forTeam(task.key()));
    values.put("slotOptions", slots.options(piece.clientKey()));
    values.put(
        "slotProblem",
        desk.slotProblem(task.key())
            .orElse("The time chosen is usable again: confirm it, or choose another."));
    return values;
  }

  /** A fallback piece waits until it is needed. */
  @Override
  protected Duration allowed(OpenTask task) {
    return form.piece(task.key()).evergreen() ? Duration.ofDays(365) : super.allowed(task);
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var id = BusinessKey.of(task);
    if (submission.checked("publishNow")) {
      desk.planNow(id, submission.by());
    } else {
      var client = form.client(id).key();
      desk.plan(
          id,
          slots.required(client, submission.text("slotChoice"), submission.text("slotAt")),
          submission.by());
    }
  }
}
