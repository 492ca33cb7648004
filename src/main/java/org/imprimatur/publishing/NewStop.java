package org.imprimatur.publishing;

import java.util.ArrayList;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.imprimatur.problem.Refusal.FieldProblem;

/**
 * What is to be stopped, and why.
 *
 * @param client whose, or "" for everything
 * @param channel which account, for that scope; else null
 * @param campaign which campaign, for that scope; else ""
 */
public record NewStop(
    StopScope scope, String client, UUID channel, String campaign, String reason) {
  private static final int LONGEST_REASON = 1000;

  public NewStop {
    client = client == null ? "" : client.strip();
    campaign = campaign == null ? "" : campaign.strip();
    reason = reason == null ? "" : reason.strip();
  }

  /** What is said besides what the scope needs is refused, not ignored: it was meant. */
  void requireComplete() {
    var problems = new ArrayList<FieldProblem>();
    var everything = scope == StopScope.EVERYTHING;
    if (!everything && client.isEmpty())
      problems.add(new FieldProblem("client", "Say whose publishing is to be stopped."));
    if (everything && !client.isEmpty())
      problems.add(new FieldProblem("client", "To stop everything, name no client."));
    if (scope == StopScope.CHANNEL && channel == null)
      problems.add(new FieldProblem("channel", "Say which channel is to be stopped."));
    if (scope != StopScope.CHANNEL && channel != null)
      problems.add(new FieldProblem("channel", "To stop one channel, choose that scope."));
    if (scope == StopScope.CAMPAIGN && campaign.isEmpty())
      problems.add(new FieldProblem("campaign", "Say which campaign is to be stopped."));
    if (scope != StopScope.CAMPAIGN && !campaign.isEmpty())
      problems.add(new FieldProblem("campaign", "To stop one campaign, choose that scope."));
    if (reason.isEmpty())
      problems.add(new FieldProblem("reason", "Say why: others have to judge when it is over."));
    if (reason.length() > LONGEST_REASON)
      problems.add(new FieldProblem("reason", "At most 1,000 characters are possible."));
    if (reason.indexOf('\0') >= 0 || campaign.indexOf('\0') >= 0)
      problems.add(
          new FieldProblem(
              reason.indexOf('\0') >= 0 ? "reason" : "campaign",
              "It contains a character that cannot be stored."));
    if (!problems.isEmpty()) throw Refusal.invalid(problems);
  }
}
