package org.imprimatur.replay.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Looking at published pieces, as often as it really was. */
class MeasuringPlayers {
  private final Supplier<Rehearsed> current;

  MeasuringPlayers(Supplier<Rehearsed> current) {
    this.current = current;
  }

  Map<String, Players.Machine> machines() {
    return Map.ofEntries(
        Map.entry("planNextCheck", this::planCheck), Map.entry("collectMetrics", this::collect));
  }

  private Rehearsed piece() {
    return current.get();
  }

  private void planCheck(VariableScope scope) {
    var checks = piece().recorded.checks();
    var left = piece().checksDone < checks.size();
    scope.setVariable("checkLeft", left);
    if (!left) return;
    var really =
        piece().recorded.publications().stream()
            .map(publication -> publication.publishedAt())
            .filter(at -> at != null)
            .min(Instant::compareTo);
    var age =
        really
            .map(at -> Duration.between(at, checks.get(piece().checksDone).takenAt()))
            .orElse(Duration.ZERO);
    scope.setVariable(
        "nextCheckAt", Date.from(piece().firstOnline().orElse(piece().now()).plus(age)));
  }

  private void collect(VariableScope scope) {
    var checks = piece().recorded.checks();
    var no = piece().checksDone++;
    scope.setVariable(
        "remarkable",
        no < checks.size()
            && piece().recorded.visits("Task_LookAtResult").stream()
                .anyMatch(t -> RecordedPiece.sameMoment(t.start(), checks.get(no).takenAt())));
  }
}
