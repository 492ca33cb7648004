package org.imprimatur.replay.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;

/** How long people usually take, for what the recording does not know. */
class Habits {
  private static final Duration WHERE_NOBODY_KNOWS = Duration.ofHours(24);

  private final Map<String, List<Duration>> known = new HashMap<>();

  /** A time and where it comes from, in words. */
  record Usual(Duration time, String source) {}

  void learn(RecordedPiece piece) {
    piece.tasks().stream()
        .filter(RecordedPiece.RecordedTask::completed)
        .forEach(task -> learn(step(task.element()), task.took()));
    for (var asking : piece.askings())
      asking.requests().stream()
          .filter(request -> request.answered() && request.method() != ApprovalMethod.TACIT)
          .forEach(request -> learn(piece.client().key(), request));
  }

  private void learn(String client, ApprovalRequest request) {
    var took = Duration.between(request.askedAt(), request.decidedAt());
    learn("approver " + request.approverId(), took);
    learn("role " + client + " " + request.role(), took);
    learn("client " + client, took);
  }

  void learnOf(String who, Duration took) {
    learn("who " + who, took);
  }

  private void learn(String key, Duration took) {
    known.computeIfAbsent(key, k -> new ArrayList<>()).add(took);
  }

  Usual ofStep(String element, String who) {
    return usual(
        Map.entry(step(element), "as long as it usually does"),
        Map.entry("who " + who, "as long as steps of " + who + " usually do"));
  }

  Usual ofAnswer(String client, ApprovalRequest request) {
    return usual(
        Map.entry("approver " + request.approverId(), "as long as their answers usually do"),
        Map.entry("role " + client + " " + request.role(), "as long as answers of that role do"),
        Map.entry("client " + client, "as long as the client's answers usually do"));
  }

  @SafeVarargs
  private Usual usual(Map.Entry<String, String>... sources) {
    for (var source : sources) {
      var times = known.getOrDefault(source.getKey(), List.of()).stream().sorted().toList();
      if (!times.isEmpty()) return new Usual(times.get(times.size() / 2), source.getValue());
    }
    return new Usual(WHERE_NOBODY_KNOWS, "24 hours, because nothing is recorded");
  }

  private static String step(String element) {
    return "step " + element;
  }
}
