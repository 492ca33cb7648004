package org.imprimatur.content.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.clients.Slots;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Asks whether a paused piece is still appropriate. */
@Component
class DecideOnPausedPiece extends FormStep {
  private final PieceForm form;
  private final ContentDesk desk;
  private final Slots slots;

  DecideOnPausedPiece(PieceForm form, ContentDesk desk, Slots slots) {
    this.form = form;
    this.desk = desk;
    this.slots = slots;
  }

  /** What becomes of it. */
  enum Answer {
    RESUME,
    NEW_SLOT,
    WITHDRAW
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var values = new LinkedHashMap<>(form.forTeam(task.key()));
    var client = form.client(task.key());
    var proposed = form.piece(task.key()).suggestedSlot();
    values.put(
        "slotOptions",
        proposed == null ? slots.options(client.key()) : slots.options(client.key(), proposed));
    if (proposed != null) {
      var wall = new WallClock(client.zone());
      values.put("slotChoice", wall.field(proposed));
      values.put("proposedSlot", wall.show(proposed));
    }
    return values;
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var id = BusinessKey.of(task);
    switch (submission.choice("pauseDecision", Answer.class)) {
      case RESUME -> desk.resume(id, submission.by());
      case NEW_SLOT -> {
        var slot =
            slots.required(
                form.client(id).key(), submission.text("slotChoice"), submission.text("slotAt"));
        desk.resume(id, submission.by());
        desk.plan(id, slot, submission.by());
      }
      case WITHDRAW -> desk.withdraw(id, "Withdrawn while it was paused.", submission.by());
    }
  }
}
