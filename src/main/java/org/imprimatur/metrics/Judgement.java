package org.imprimatur.metrics;

import java.util.List;

/** A verdict and what it rests on. */
record Judgement(Verdict verdict, String compared) {
  /** Fewer earlier pieces than this say nothing about what is usual. */
  static final int FEWEST = 3;

  /** Half of the usual or less is weak, half as much again or more is strong. */
  static Judgement of(int channelsRead, long interactions, List<Long> earlier) {
    if (channelsRead == 0) return new Judgement(Verdict.UNREADABLE, "No channel could be read.");
    if (earlier.size() < FEWEST) {
      return new Judgement(
          Verdict.NO_COMPARISON,
          "%d interactions; %d earlier pieces at this age, at least %d are needed to compare."
              .formatted(interactions, earlier.size(), FEWEST));
    }
    var sorted = earlier.stream().sorted().toList();
    var median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0;
    var verdict =
        interactions * 2 <= median
            ? Verdict.BELOW
            : interactions >= median * 1.5 && interactions > 0 ? Verdict.ABOVE : Verdict.USUAL;
    // Nothing against nothing is as usual, not weak.
    if (median == 0 && interactions == 0) verdict = Verdict.USUAL;
    return new Judgement(
        verdict,
        "%d interactions; the last %d pieces had %.0f in the middle at this age."
            .formatted(interactions, earlier.size(), median));
  }
}
