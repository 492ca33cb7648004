package org.imprimatur.replay.process;

import static org.imprimatur.content.PieceEvent.Kind.RESUMED;
import static org.imprimatur.content.PieceEvent.Kind.RETURNED;
import static org.imprimatur.content.PieceEvent.Kind.WITHDRAWN;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.imprimatur.content.PieceStatus;

/** Writing, reviewing, and saying when it goes out. */
class WritingPlayers {
  private final Supplier<Rehearsed> current;

  WritingPlayers(Supplier<Rehearsed> current) {
    this.current = current;
  }

  Map<String, Players.Machine> machines() {
    return Map.ofEntries(Map.entry("schedulePublications", this::schedule));
  }

  Map<String, Players.Human> humans() {
    return Map.ofEntries(
        Map.entry("draftPiece", this::write),
        Map.entry("revisePiece", this::write),
        Map.entry("reviewPiece", this::review),
        Map.entry("chooseSlot", this::chooseSlot),
        Map.entry("decideOnPausedPiece", this::decideOnPaused));
  }

  private Rehearsed piece() {
    return current.get();
  }

  private void write(DelegateTask task, OpenStep step) {
    piece().write();
    piece().slotAt(step).ifPresent(slot -> piece().slot = slot);
  }

  private void review(DelegateTask task, OpenStep step) {
    var accepted = !piece().happened(step, RETURNED);
    task.setVariable("reviewDecision", accepted ? "APPROVE" : "RETURN");
    // A check added elsewhere is no review of the whole.
    if (piece().status == PieceStatus.IN_REVIEW) piece().review(accepted);
  }

  private void schedule(VariableScope scope) {
    if (piece().needsSlot()) throw new BpmnError("SlotNeeded", "No usable time.");
    var ids = piece().schedule().stream().map(UUID::toString).toList();
    scope.setVariable("publicationIds", new ArrayList<>(ids));
  }

  private void chooseSlot(DelegateTask task, OpenStep step) {
    piece().slot =
        piece()
            .slotAt(step)
            .filter(slot -> !slot.plus(piece().limit()).isBefore(piece().now()))
            .orElseGet(piece()::atOnce);
  }

  private void decideOnPaused(DelegateTask task, OpenStep step) {
    if (piece().happened(step, WITHDRAWN)) {
      piece().withdraw();
      return;
    }
    if (!piece().happened(step, RESUMED)) piece().assume("Paused pieces are taken to be resumed.");
    piece().resume();
    piece().slotAt(step).ifPresent(piece()::plan);
  }
}
