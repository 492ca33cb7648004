package org.imprimatur.replay;

import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.CandidateFile;
import org.imprimatur.workflow.ProcessFiles;
import org.springframework.stereotype.Component;

/** Says whether a file can be tried at all. */
@Component
class Candidates {
  /** What every piece goes through. */
  static final String LIFE = "content-piece";

  private final ProcessFiles files;

  Candidates(ProcessFiles files) {
    this.files = files;
  }

  /**
   * @throws Refusal if it could not be deployed either, or no piece ever comes by
   */
  void check(ReplayOrder order) {
    var candidate = new CandidateFile(order.fileName(), order.candidate());
    var objections = files.objections(candidate);
    if (!objections.isEmpty()) throw Refusal.invalid("file", String.join("\n", objections));
    var key = files.key(candidate);
    for (var client : order.clients()) {
      var used = files.reachable(LIFE, client);
      if (used.stream().noneMatch(file -> file.key().equals(key)))
        throw Refusal.invalid(
            "file",
            "'%s' is not part of a piece's life, so no recorded piece comes by it. What can be tried: %s."
                .formatted(
                    key, String.join(", ", used.stream().map(ProcessFiles.Running::key).toList())));
    }
  }
}
