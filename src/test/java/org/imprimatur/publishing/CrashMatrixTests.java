package org.imprimatur.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Eight places to die at, eleven things a platform does: nothing is lost, nothing is online twice.
 * Up to the engine's commit every kind of account is tried; look-ups belong to the readable kind,
 * the question to a person to the blind one. To get there at all the first node dies with the
 * answer unread.
 */
@CrashTest
class CrashMatrixTests {
  private static final List<String> ALL_KINDS = List.of("key", "lookup", "blind");

  /** One of each sort: to a caller, silence and a broken connection are the same. */
  private static final List<PlatformBehaviour> FOR_REPLIES =
      List.of(
          PlatformBehaviour.B1_OK,
          PlatformBehaviour.B3_ACCEPTED_THEN_RESET,
          PlatformBehaviour.B4_RESET_BEFORE_ACCEPT,
          PlatformBehaviour.B9_RATE_LIMIT,
          PlatformBehaviour.B10_LATE_ACCEPT,
          PlatformBehaviour.B11_LISTED_LATE);

  @Autowired Trial trial;

  /** A crash point of the matrix: the deaths that make it up, and the kinds of account it fits. */
  enum Crash {
    BEFORE_LEDGER_COMMIT(ALL_KINDS, CrashPoint.BEFORE_RECORD),
    AFTER_LEDGER_COMMIT(ALL_KINDS, CrashPoint.BEFORE_CALL),
    AFTER_BYTES_SENT(ALL_KINDS, CrashPoint.BEFORE_ANSWER),
    AFTER_RESPONSE(ALL_KINDS, CrashPoint.BEFORE_RESULT),
    AFTER_RESULT_COMMIT(ALL_KINDS, CrashPoint.BEFORE_ENGINE),
    AFTER_ENGINE_COMMIT(ALL_KINDS, CrashPoint.AFTER_ENGINE),
    IN_RECONCILE(
        List.of("lookup"),
        CrashPoint.BEFORE_ANSWER,
        CrashPoint.BEFORE_LESSON,
        CrashPoint.AFTER_LESSON),
    DURING_DECISION(List.of("blind"), CrashPoint.BEFORE_ANSWER, CrashPoint.BEFORE_DECISION);

    private final List<String> kinds;
    private final CrashPoint[] deaths;

    Crash(List<String> kinds, CrashPoint... deaths) {
      this.kinds = kinds;
      this.deaths = deaths;
    }
  }

  static Stream<Arguments> matrix() {
    return Arrays.stream(Crash.values())
        .flatMap(
            crash ->
                Arrays.stream(PlatformBehaviour.values())
                    .map(behaviour -> Arguments.of(crash, behaviour)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("matrix")
  void nothingIsLostAndNothingIsOnlineTwice(Crash crash, PlatformBehaviour behaviour) {
    for (var kind : crash.kinds) {
      rightOnce(crash, kind, trial.run(behaviour, kind, crash.deaths));
    }
  }

  static Stream<Arguments> repliesMatrix() {
    return Arrays.stream(Crash.values())
        .flatMap(
            crash ->
                FOR_REPLIES.stream()
                    .map(
                        behaviour ->
                            Arguments.of(crash, behaviour, kindOfReply(crash, behaviour))));
  }

  /** Each kind comes up for each crash and each behaviour. */
  private static String kindOfReply(Crash crash, PlatformBehaviour behaviour) {
    var turn = crash.ordinal() + FOR_REPLIES.indexOf(behaviour);
    return crash.kinds.get(turn % crash.kinds.size());
  }

  @ParameterizedTest(name = "a reply, {0} with {1} on an account of kind {2}")
  @MethodSource("repliesMatrix")
  void noReplyIsLostAndNoneIsSentTwice(Crash crash, PlatformBehaviour behaviour, String kind) {
    rightOnce(crash, kind, trial.runReply(behaviour, kind, crash.deaths));
  }

  private static void rightOnce(Crash crash, String kind, Trial.Verdict verdict) {
    assertThat(verdict.deaths()).as("deaths").isEqualTo(crash.deaths.length);
    assertThat(verdict.lockedAndUncounted()).as("locked, retries kept").isTrue();
    assertThat(verdict.online()).as("times online, %s, %s", kind, verdict).isEqualTo(1);
    assertThat(verdict.state()).isEqualTo(PublicationState.PUBLISHED);
    assertThat(verdict.ended()).as("process ended").isTrue();
    assertThat(verdict.lawful()).as("no attempt without proof").isTrue();
    assertThat(verdict.failures()).isEmpty();
  }
}
