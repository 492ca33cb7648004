package org.imprimatur.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DraftTests {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID TWO = UUID.randomUUID();

  @Test
  void textEndsWithItsHashtags() {
    assertThat(draft("Sale ", List.of("coffee", "#spring"), Map.of()).textFor(ONE))
        .isEqualTo("Sale\n\n#coffee #spring");
    assertThat(draft("Sale ", List.of(), Map.of()).textFor(ONE)).isEqualTo("Sale");
  }

  @Test
  void aChannelMayHaveAnotherText() {
    var draft = draft("Sale", List.of("coffee"), Map.of(TWO, "Short"));

    assertThat(draft.textFor(ONE)).isEqualTo("Sale\n\n#coffee");
    assertThat(draft.textFor(TWO)).isEqualTo("Short\n\n#coffee");
  }

  @Test
  void absentIsEmptyAndAChannelCountsOnce() {
    var draft = new Draft(null, null, List.of(ONE, TWO, ONE), null, null, null);

    assertThat(draft)
        .isEqualTo(new Draft("", List.of(), List.of(ONE, TWO), List.of(), "", Map.of()));
  }

  private static Draft draft(String text, List<String> tags, Map<UUID, String> variants) {
    return new Draft(text, tags, List.of(ONE, TWO), List.of(), "", variants);
  }
}
