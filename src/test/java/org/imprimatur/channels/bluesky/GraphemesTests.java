package org.imprimatur.channels.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bluesky counts what a reader would call a character. */
class GraphemesTests {

  @ParameterizedTest
  @CsvSource({
    "Hello, 5",
    "👨‍👩‍👧‍👦, 1",
    "🇩🇪🇫🇷, 2",
    "क्षि, 1",
    "e\u0301, 1",
    "https://a.co, 12",
    "'', 0"
  })
  void countsAsTheServerDoes(String text, int count) {
    assertThat(Graphemes.count(text)).isEqualTo(count);
  }
}
