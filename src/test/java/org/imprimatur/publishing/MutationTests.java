package org.imprimatur.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Capabilities.Resend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people write in place of each protection: the crash tests must catch every one of them. */
@CrashTest
class MutationTests {
  @Autowired Trial trial;
  @Autowired Mutations mutations;
  @Autowired MortalTransactions transactions;
  @Autowired SandboxPlatform sandbox;

  @BeforeEach
  void begin() {
    sandbox.reset();
  }

  @AfterEach
  void heal() {
    mutations.naiveRetry(false);
    mutations.trustInTheJobLock(false);
    transactions.ledgerJoinsTheEngine(false);
    sandbox.reset();
  }

  @Test
  void naiveRetryIsCaught() {
    mutations.naiveRetry(true);

    assertThat(doubles("naive retry", b -> trial.run(b, "lookup"))).isPositive();
  }

  @Test
  void naiveRetryOfAReplyIsCaught() {
    mutations.naiveRetry(true);

    assertThat(doubles("naive retry of a reply", b -> trial.runReply(b, "lookup"))).isPositive();
  }

  @Test
  void naiveRetryAfterACrashIsCaught() {
    mutations.naiveRetry(true);

    assertThat(doubles("naive retry, crash", b -> trial.run(b, "lookup", CrashPoint.BEFORE_ANSWER)))
        .isPositive();
  }

  @Test
  void ledgerInTheEnginesTransactionIsCaught() {
    transactions.ledgerJoinsTheEngine(true);

    assertThat(
            doubles(
                "ledger in the engine's transaction",
                b -> trial.run(b, "lookup", CrashPoint.BEFORE_ANSWER)))
        .isPositive();
  }

  @Test
  void lookingWithoutSettleTimeIsCaught() {
    assertThat(
            doubles(
                "no settle time",
                b -> {
                  sandbox.settle(Ledger.CALL_BUDGET.negated());
                  return trial.run(b, "lookup");
                }))
        .isPositive();
  }

  @Test
  void lookingOnceIsCaught() {
    assertThat(
            doubles(
                "one look-up",
                b -> {
                  sandbox.resendOfReadable(Resend.AFTER_ABSENCE);
                  return trial.run(b, "lookup");
                }))
        .isPositive();
  }

  @Test
  void trustInALockShorterThanTheCallIsCaught() {
    mutations.trustInTheJobLock(true);

    assertThat(doubles("lock shorter than the call", b -> trial.runOvertaken("lookup")))
        .isPositive();
  }

  @Test
  void withTheLedgerALockShorterThanTheCallDoesNoHarm() {
    for (var kind : List.of("key", "lookup", "blind")) {
      var verdict = trial.runOvertaken(kind);

      assertThat(verdict.online()).as(kind).isEqualTo(1);
      assertThat(verdict.state()).isEqualTo(PublicationState.PUBLISHED);
      assertThat(verdict.ended()).isTrue();
      assertThat(verdict.lawful()).isTrue();
    }
  }

  @Test
  void withoutMutationNothingIsCaught() {
    assertThat(doubles("none", b -> trial.run(b, "lookup"))).isZero();
  }

  private int doubles(String mutation, Function<PlatformBehaviour, Trial.Verdict> run) {
    var verdicts = new ArrayList<Trial.Verdict>();
    for (var behaviour : PlatformBehaviour.values()) verdicts.add(run.apply(behaviour));
    var doubles = verdicts.stream().filter(Trial.Verdict::doubled).count();
    var losses = verdicts.stream().filter(Trial.Verdict::lost).count();
    System.err.println(
        mutation + ": " + doubles + " doubled, " + losses + " lost, of " + verdicts.size());
    return (int) doubles;
  }
}
