package org.imprimatur.api;

import java.util.List;
import java.util.UUID;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.TaskForms;
import org.imprimatur.workflow.TaskLists;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a piece and answers its first task with the draft that came along: both or neither. */
@Component
class OpenedPieces {
  private static final String DRAFT_TASK = "Task_DraftPiece";

  private final ContentDesk desk;
  private final SlotField slots;
  private final TaskLists tasks;
  private final TaskForms forms;
  private final Caller caller;

  OpenedPieces(ContentDesk desk, SlotField slots, TaskLists tasks, TaskForms forms, Caller caller) {
    this.desk = desk;
    this.slots = slots;
    this.tasks = tasks;
    this.forms = forms;
    this.caller = caller;
  }

  /** The draft and the slot may be null. */
  @Transactional
  public UUID open(NewPiece wanted, DraftBody draft, String slot) {
    var id = desk.open(wanted, caller.id());
    var at = slot == null ? null : slots.read(wanted.client(), slot);
    if (draft == null) {
      if (at != null) desk.plan(id, at, caller.id());
      return id;
    }
    var task =
        tasks.about(List.of(id)).getOrDefault(id.toString(), List.of()).stream()
            .filter(open -> open.element().equals(DRAFT_TASK))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "The process now running does not begin with a draft: open the piece"
                            + " without one."));
    var person = caller.person();
    forms.submit(
        new TaskForms.Who(person.id(), person.groups(), caller.clientKeys()),
        task.id(),
        draft.form(slot));
    return id;
  }
}
