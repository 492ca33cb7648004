package org.imprimatur.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was acknowledged is there, once, however often the application is killed meanwhile. */
class KilledIntakeTests {

  @Test
  void killedWhileItIsCalledItLosesNothingAndDoublesNothing() throws Exception {
    var trial = new IntakeTrial(7);
    try {
      // 5,000 calls and five kills are a benchmark: starting again and again takes minutes.
      var result = trial.run(200, 1);
      System.err.println(result);
      assertThat(result.inbox()).isEqualTo(result.told());
      assertThat(result.distinct()).isEqualTo(result.told());
      assertThat(result.absorbed()).isEqualTo(result.told());
      assertThat(result.distinctAbsorbed()).isEqualTo(result.told());
    } finally {
      trial.node().kill();
    }
  }
}
