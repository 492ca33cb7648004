package org.imprimatur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTests {

  @ParameterizedTest
  @CsvSource({
    "10, 9 10 11, USUAL",
    "6, 10 10 10, USUAL",
    "5, 10 10 10, BELOW",
    "14, 10 10 10, USUAL",
    "15, 10 10 10, ABOVE",
    // The middle of an even number lies between two.
    "7, 10 10 20 20, BELOW",
    "8, 10 10 20 20, USUAL",
    "23, 10 10 20 20, ABOVE",
    // One lucky strike does not change what is usual.
    "10, 10 10 10 9000, USUAL",
    "0, 0 0 0, USUAL",
    "1, 0 0 0, ABOVE",
    "0, 1 1 1, BELOW",
  })
  void verdictComparesWithTheMiddleOfTheEarlierPieces(
      long interactions, String earlier, Verdict verdict) {
    var before = Arrays.stream(earlier.split(" ")).map(Long::valueOf).toList();

    assertThat(Judgement.of(1, interactions, before).verdict()).isEqualTo(verdict);
  }

  @Test
  void tooFewEarlierPiecesSayNothing() {
    var judgement = Judgement.of(1, 1000, Arrays.asList(1L, 1L));

    assertThat(judgement.verdict()).isEqualTo(Verdict.NO_COMPARISON);
    assertThat(judgement.compared())
        .isEqualTo(
            "1000 interactions; 2 earlier pieces at this age, at least 3 are needed to compare.");
  }

  @Test
  void nothingReadIsNotNothingDone() {
    assertThat(Judgement.of(0, 0, Arrays.asList(10L, 10L, 10L)).verdict())
        .isEqualTo(Verdict.UNREADABLE);
  }
}
