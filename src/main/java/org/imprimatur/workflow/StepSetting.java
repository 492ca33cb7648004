package org.imprimatur.workflow;

/** The plain fields of a step: names of properties in the diagram. */
public final class StepSetting {
  /** How long a person may take, as an ISO duration; otherwise as agreed with the client. */
  public static final String TIME_LIMIT = "timeLimit";

  /** The group that takes over when a person took longer. */
  public static final String ESCALATE_TO = "escalateTo";

  /** When a machine step is tried again after a failure: {@code PT10S,PT1M,PT10M}. */
  public static final String RETRY_TIMES = "retryTimes";

  private StepSetting() {}

  /** The step behind a form: {@code review-piece} is filled and read by {@code reviewPiece}. */
  public static String stepOf(String form) {
    var name = new StringBuilder();
    for (var word : form.split("-")) {
      name.append(
          name.isEmpty() || word.isEmpty()
              ? word
              : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
