package org.imprimatur.clients;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.ArrayList;
import org.imprimatur.problem.Refusal;
import org.imprimatur.problem.Refusal.FieldProblem;

/**
 * What was agreed with a client about time.
 *
 * @param latenessLimitMinutes a post later than this is asked about, never sent in silence
 * @param reviewHours until an internal review is due
 * @param approvalHours working hours of the client until its decision is due
 */
@Embeddable
public record Policy(int latenessLimitMinutes, int reviewHours, int approvalHours) {

  public static final Policy USUAL = new Policy(15, 24, 54);

  public Policy {
    var problems = new ArrayList<FieldProblem>();
    if (latenessLimitMinutes < 1 || latenessLimitMinutes > 1440)
      problems.add(new FieldProblem("latenessLimitMinutes", "Choose 1 to 1440 minutes."));
    if (reviewHours < 1 || reviewHours > 8760)
      problems.add(new FieldProblem("reviewHours", "Choose 1 to 8760 hours."));
    if (approvalHours < 1 || approvalHours > 8760)
      problems.add(new FieldProblem("approvalHours", "Choose 1 to 8760 hours."));
    if (!problems.isEmpty()) throw Refusal.invalid(problems);
  }

  public Duration latenessLimit() {
    return Duration.ofMinutes(latenessLimitMinutes);
  }

  public Duration reviewTime() {
    return Duration.ofHours(reviewHours);
  }

  public Duration approvalTime() {
    return Duration.ofHours(approvalHours);
  }
}
