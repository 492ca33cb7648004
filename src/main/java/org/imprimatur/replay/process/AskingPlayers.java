package org.imprimatur.replay.process;

import static org.imprimatur.content.PieceEvent.Kind.SUBSTITUTE_ASKED;
import static org.imprimatur.content.PieceEvent.Kind.WAITED;
import static org.imprimatur.content.PieceEvent.Kind.WITHDRAWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.NewRound;
import org.imprimatur.approvals.Rehearsals;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.content.SilenceMeans;

/** Asking the client, and what follows from its silence. */
class AskingPlayers {
  private static final Duration PAUSE = Duration.ofDays(1);

  private final Rehearsals rehearsals;
  private final Supplier<Rehearsed> current;

  AskingPlayers(Rehearsals rehearsals, Supplier<Rehearsed> current) {
    this.rehearsals = rehearsals;
    this.current = current;
  }

  Map<String, Players.Machine> machines() {
    return Map.ofEntries(
        Map.entry("weighPiece", this::weigh),
        Map.entry("requestApproval", this::request),
        Map.entry("remindApprovers", this::remind),
        Map.entry("approveTacitly", this::approveTacitly),
        Map.entry("askSubstitute", this::askSubstitute),
        Map.entry("useFallbackPiece", this::useFallback));
  }

  Map<String, Players.Human> humans() {
    return Map.ofEntries(
        Map.entry("approvePiece", this::approve),
        Map.entry("decideOnSilence", this::decideOnSilence));
  }

  private Rehearsed piece() {
    return current.get();
  }

  private void weigh(VariableScope scope) {
    var facts = piece().recorded.facts();
    scope.setVariable("channels", new ArrayList<>(facts.channels()));
    scope.setVariable("format", facts.format().name());
    scope.setVariable("riskWords", facts.riskWords());
    scope.setVariable("campaign", facts.campaign());
    var evaluations = piece().recorded.decisions();
    if (piece().askingNo >= evaluations.size()) return;
    for (var input : evaluations.get(piece().askingNo).inputs())
      if (List.of("channels", "format", "riskWords", "campaign").contains(input.variable()))
        scope.setVariable(
            input.variable(),
            input.value() instanceof List<?> list ? new ArrayList<>(list) : input.value());
  }

  private void request(VariableScope scope) {
    if (piece().status != PieceStatus.AWAITING_APPROVAL)
      throw new Stuck("the client is asked about a piece that is not ready for it");
    var asking = piece().asking;
    if (asking == null) {
      piece().askingNo++;
      var route = scope.getVariable("approvalRoute");
      piece().asking =
          rehearsals.open(
              new NewRound(
                  piece().recorded.piece().clientKey(),
                  piece().recorded.id(),
                  piece().version,
                  "",
                  route == null ? "" : route.toString(),
                  piece().slot,
                  piece().recorded.piece().authors(),
                  ""),
              piece().now());
      told();
    } else if (asking.round().stageAgreed()) {
      asking.askNext(piece().now());
      told();
    }
    var ids = piece().asking.silent().stream().map(r -> r.id().toString()).toList();
    scope.setVariable("approvalRequests", new ArrayList<>(ids));
    remindAt(scope);
    scope.setVariable("stageSettled", false);
    scope.setVariable("moreToAsk", true);
  }

  private void told() {
    piece()
        .asked(
            String.join(
                " and ",
                piece().asking.silent().stream().map(ApprovalRequest::name).sorted().toList()));
  }

  private void remindAt(VariableScope scope) {
    scope.setVariable("reminderAt", Date.from(piece().asking.round().nextReminder()));
  }

  private void approve(DelegateTask task, OpenStep step) {
    if (piece().asking == null) throw new Stuck("an answer came that nobody waits for");
    piece().asking.answer(step.request(), step.decision(), piece().now());
    var round = piece().asking.round();
    task.setVariable("stageSettled", !round.open() || round.stageAgreed());
    task.setVariable("moreToAsk", round.open());
    if (round.open()) return;
    task.setVariable("approvalDecision", step.decision().name());
    piece().decide(step.decision());
  }

  private void remind(VariableScope scope) {
    if (piece().paused) {
      conclude(scope, SilenceMeans.STILL_TIME, piece().now().plus(PAUSE));
      return;
    }
    var over = piece().asking.remind(piece().now());
    conclude(
        scope, over ? silence() : SilenceMeans.STILL_TIME, piece().asking.round().nextReminder());
  }

  private static void conclude(VariableScope scope, SilenceMeans silence, Instant again) {
    scope.setVariable("silence", silence.name());
    scope.setVariable("reminderAt", Date.from(again));
  }

  private SilenceMeans silence() {
    var heldThen = !piece().recorded.visits("Task_DecideOnSilence").isEmpty();
    return switch (piece().recorded.silence()) {
      case HOLD -> SilenceMeans.HOLD;
      case SUBSTITUTE ->
          piece().asking.hasSubstitutes() ? SilenceMeans.SUBSTITUTE : SilenceMeans.HOLD;
      case TACIT -> heldThen ? SilenceMeans.HOLD : SilenceMeans.TACIT;
      case FALLBACK ->
          piece().recorded.piece().history().stream()
                  .anyMatch(e -> e.kind() == PieceEvent.Kind.SLOT_GIVEN_AWAY)
              ? SilenceMeans.FALLBACK
              : SilenceMeans.HOLD;
    };
  }

  private void approveTacitly(VariableScope scope) {
    piece().asking.agreeTacitly(piece().now());
    var open = piece().asking.round().open();
    scope.setVariable("moreToAsk", open);
    scope.setVariable("approvalDecision", ApprovalDecision.APPROVE.name());
    if (!open) piece().decide(ApprovalDecision.APPROVE);
  }

  private void askSubstitute(VariableScope scope) {
    piece().asking.askSubstitutes(piece().now());
    told();
  }

  private void useFallback(VariableScope scope) {
    piece().slot = null;
    piece().asking.waitAnew(null, piece().now());
    remindAt(scope);
  }

  private void decideOnSilence(DelegateTask task, OpenStep step) {
    if (piece().happened(step, WITHDRAWN)) {
      task.setVariable("silenceDecision", "WITHDRAW");
      piece().withdraw();
    } else if (piece().happened(step, SUBSTITUTE_ASKED) && piece().asking.hasSubstitutes()) {
      task.setVariable("silenceDecision", "ASK_SUBSTITUTE");
    } else {
      if (!piece().happened(step, WAITED))
        piece().assume("Where nobody decided about the client's silence, it is waited on.");
      task.setVariable("silenceDecision", "WAIT");
      piece().asking.waitAnew(piece().slot, piece().now());
      remindAt(task);
    }
  }
}
