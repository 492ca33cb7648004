package org.imprimatur.interactions;

import java.time.Duration;

/**
 * What the decision table says about an interaction.
 *
 * @param department the group that is accountable first
 * @param answerMinutes working time of the client until somebody has to have answered
 * @param resolutionMinutes working time until it has to be closed
 * @param replyApproval whether somebody else has to approve the reply
 */
public record Triage(
    TriageAction action,
    String department,
    Priority priority,
    int answerMinutes,
    int resolutionMinutes,
    boolean replyApproval) {

  public Triage {
    if (department.isBlank()) throw new IllegalArgumentException("The table names no department.");
    if (answerMinutes < 1 || resolutionMinutes < answerMinutes)
      throw new IllegalArgumentException(
          "The table allows %d minutes to answer and %d to resolve."
              .formatted(answerMinutes, resolutionMinutes));
  }

  Duration answerTime() {
    return Duration.ofMinutes(answerMinutes);
  }

  Duration resolutionTime() {
    return Duration.ofMinutes(resolutionMinutes);
  }
}
