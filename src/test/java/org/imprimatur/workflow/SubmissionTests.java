package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.Test;

class SubmissionTests {
  private enum Answer {
    YES,
    NO
  }

  private final Submission submission =
      new Submission(
          "ann",
          Map.of(
              "text",
              "  two\r\nlines ",
              "list",
              List.of("a", "b"),
              "yes",
              true,
              "answer",
              "NO",
              "number",
              7));

  @Test
  void textComesWithoutBlanksAroundAndWithOneKindOfLineEnd() {
    assertThat(submission.text("text")).isEqualTo("two\nlines");
    assertThat(submission.text("absent")).isEmpty();
    assertThat(submission.text("list")).isEmpty();
    assertThat(submission.find("absent")).isEmpty();
  }

  @Test
  void onlyTrueIsChecked() {
    assertThat(submission.checked("yes")).isTrue();
    assertThat(submission.checked("text")).isFalse();
    assertThat(submission.checked("absent")).isFalse();
  }

  @Test
  void listIsEmptyWhereNoneWasGiven() {
    assertThat(submission.list("list")).containsExactly("a", "b");
    assertThat(submission.list("text")).isEmpty();
  }

  @Test
  void choiceHasToBeOneOfTheOptions() {
    assertThat(submission.choice("answer", Answer.class)).isEqualTo(Answer.NO);
    for (var field : List.of("absent", "text", "number")) {
      assertThatThrownBy(() -> submission.choice(field, Answer.class))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.fields().get(0).field()).isEqualTo(field))
          .hasMessage("Choose one of YES, NO.");
    }
  }
}
