package org.imprimatur.content.process;

import java.util.Map;
import java.util.UUID;
import org.imprimatur.clients.Clients;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceAsked;
import org.imprimatur.content.PieceCommented;
import org.imprimatur.content.PieceEdited;
import org.imprimatur.content.PieceOpened;
import org.imprimatur.content.PiecePaused;
import org.imprimatur.content.PieceResumed;
import org.imprimatur.content.PieceReturned;
import org.imprimatur.content.PieceStopped;
import org.imprimatur.content.PieceWithdrawn;
import org.imprimatur.content.SlotGiven;
import org.imprimatur.content.SlotMoved;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.Announces;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.OpenForms;
import org.imprimatur.workflow.ProcessInstances;
import org.imprimatur.workflow.TaskDoneByHand;
import org.imprimatur.workflow.TaskHandedOn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine what happened to a piece, still inside the transaction it happened in: both hold
 * or neither does. It waits for the transaction's end, because the event may come out of a task
 * that the engine is just completing.
 */
@Announces(message = "PieceEdited", effect = Effect.CHANGES_CONTENT)
@Announces(message = "PieceReturned", effect = Effect.CHANGES_CONTENT)
@Component
class PieceEvents {
  private final ProcessInstances instances;
  private final Clients clients;
  private final OpenForms forms;
  private final ContentDesk desk;

  PieceEvents(ProcessInstances instances, Clients clients, OpenForms forms, ContentDesk desk) {
    this.instances = instances;
    this.clients = clients;
    this.forms = forms;
    this.desk = desk;
  }

  /** At once: whoever opens a piece may answer its first task in the same transaction. */
  @EventListener
  void opened(PieceOpened event) {
    instances.start(
        ContentPieceProcess.KEY,
        event.piece(),
        Map.of(
            ContentPieceProcess.CLIENT.name(), event.client(),
            ContentPieceProcess.TITLE.name(), event.title(),
            ContentPieceProcess.CLIENT_GROUP.name(), clients.get(event.client()).group()));
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void edited(PieceEdited event) {
    var heard = instances.correlate("PieceEdited", event.piece());
    // Otherwise it would go on to publish what nobody approved any more, and stop there.
    if (event.accepted() && !heard) {
      throw Refusal.conflict(
          "The piece cannot be edited at this point of its process: no way leads back from there."
              + " If it is just being scheduled, try again in a moment.");
    }
    forms.refresh(event.piece());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void commented(PieceCommented event) {
    forms.refresh(event.piece());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void returned(PieceReturned event) {
    instances.correlate("PieceReturned", event.piece());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void moved(SlotMoved event) {
    instances.correlate("SlotMoved", event.piece());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void given(SlotGiven event) {
    instances.correlate("SlotGiven", event.piece());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void paused(PiecePaused event) {
    instances.correlate("PiecePaused", event.piece());
    forms.refresh(event.piece());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void stopped(PieceStopped event) {
    forms.refresh(event.piece());
  }

  /** To the diagram it is paused from now on: its question has waited for the stop to end. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void asked(PieceAsked event) {
    paused(new PiecePaused(event.piece()));
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void resumed(PieceResumed event) {
    instances.correlate("PieceResumed", event.piece());
    forms.refresh(event.piece());
  }

  /** A task that belongs to a piece, directly or through a process it called. */
  @EventListener
  void handedOn(TaskHandedOn event) {
    if (event.item() == null) return;
    desk.noteHandedOn(
        UUID.fromString(event.item()),
        "\u201c%s\u201d: from %s to %s".formatted(event.name(), event.from(), event.to()));
  }

  @EventListener
  void doneByHand(TaskDoneByHand event) {
    desk.noteDoneByHand(
        UUID.fromString(event.item()),
        "\u201c%s\u201d: %s".formatted(event.name(), event.note()),
        event.by());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void withdrawn(PieceWithdrawn event) {
    instances.correlate("PieceWithdrawn", event.piece());
  }
}
