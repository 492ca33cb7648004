package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ProcessVariableTests {
  private enum Answer {
    YES,
    NO
  }

  private static final ProcessVariable<Answer> ANSWER = ProcessVariable.of("answer", Answer.class);
  private static final ProcessVariable<Instant> DUE_AT = ProcessVariable.of("dueAt", Instant.class);
  private static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);
  private static final Instant NINE = Instant.parse("2026-11-25T09:00:00.123Z");

  @Test
  void theEngineKeepsNamesAndDates() {
    assertThat(ANSWER.stored(Answer.YES)).isEqualTo("YES");
    assertThat(DUE_AT.stored(NINE)).isEqualTo(Date.from(NINE));
    assertThat(TITLE.stored("Sale")).isEqualTo("Sale");
  }

  @Test
  void valuesComeBackAsTheyWere() {
    assertThat(ANSWER.restore(ANSWER.stored(Answer.NO))).isEqualTo(Answer.NO);
    assertThat(DUE_AT.restore(DUE_AT.stored(NINE))).isEqualTo(NINE);
    assertThat(TITLE.restore("Sale")).isEqualTo("Sale");
  }

  @Test
  void whatIsNotSetIsNamed() {
    assertThatThrownBy(() -> TITLE.restore(null))
        .hasMessage("The process variable 'title' is not set.");
  }

  @Test
  void valuesOfAnotherTypeAreNotTaken() {
    assertThatThrownBy(() -> ANSWER.restore("MAYBE")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TITLE.restore(7)).isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> DUE_AT.restore("2026")).isInstanceOf(ClassCastException.class);
  }
}
