package org.imprimatur.replay;

import java.util.List;
import java.util.UUID;

/**
 * What would have been otherwise.
 *
 * @param reproduced of how many pieces the replay of today's process came to what really happened
 * @param seconds how long the replay took
 * @param today the sums with what runs now
 * @param then those with the candidate
 * @param pieces those with a difference, the late ones first
 * @param assumptions what the recording does not know
 * @param truncated whether there were more pieces than a replay takes
 */
public record ReplayReport(
    String candidate,
    String kind,
    int pieceCount,
    int reproduced,
    double seconds,
    Totals today,
    Totals then,
    List<Load> work,
    List<PieceRow> pieces,
    List<String> notReproduced,
    List<String> assumptions,
    boolean truncated) {

  /** The sums of one side; {@code medianAheadHours} is how long before the slot approvals came. */
  public record Totals(
      int published,
      int posts,
      int missedSlots,
      int stuck,
      int tasks,
      double hours,
      Double medianAheadHours) {}

  /** What one group or person had, and would have had, to do. */
  public record Load(
      String who, int tasksToday, int tasksThen, double hoursToday, double hoursThen) {}

  /** One piece that would have fared otherwise; {@code changes} in words. */
  public record PieceRow(
      UUID id,
      String title,
      String client,
      boolean late,
      Double aheadHoursToday,
      Double aheadHoursThen,
      List<String> changes) {}

  public int late() {
    return (int) pieces.stream().filter(PieceRow::late).count();
  }
}
