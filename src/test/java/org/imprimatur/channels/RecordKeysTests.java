package org.imprimatur.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Record keys are valid TIDs, unique and in order. */
class RecordKeysTests {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void aKeyHasTheFormOfATid() {
    assertThat(new RecordKeys().next())
        .matches("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
  }

  @Test
  void aKeyHoldsItsMicrosecondAndItsClock() {
    var epoch = Clock.fixed(Instant.EPOCH.plusNanos(1_000), ZoneOffset.UTC);
    // 1 µs and clock 33 are 1·1024 + 33 = 1·32² + 1·32 + 1.
    assertThat(new RecordKeys(epoch, 33).next()).isEqualTo("2222222222333");
  }

  @Test
  void keysOfOneMicrosecondDifferAndStayInOrder() {
    var keys = new RecordKeys(Clock.fixed(NOON, ZoneOffset.UTC), 5);
    assertThat(Stream.generate(keys::next).limit(1000)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void twoNodesGiveDifferentKeysInTheSameMicrosecond() {
    var clock = Clock.fixed(NOON, ZoneOffset.UTC);
    assertThat(new RecordKeys(clock, 1).next()).isNotEqualTo(new RecordKeys(clock, 2).next());
  }
}
