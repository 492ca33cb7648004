package org.imprimatur.pages;

import java.util.List;
import org.imprimatur.decisions.DecisionRecord;

/**
 * One interaction (template {@code inbox/case}, model attribute {@code talk}).
 *
 * @param who what its author calls themselves; hostile
 * @param closed when, by whom and why it was closed, or ""
 * @param about our post beneath which it is said, or null
 */
record CaseView(
    String id,
    String who,
    String handle,
    String profile,
    String clientName,
    String channel,
    String platform,
    String kind,
    String state,
    Tone tone,
    String zone,
    List<InboxView.Mark> marks,
    String closed,
    List<Fact> facts,
    List<Clock> clocks,
    List<PieceView.OpenTask> tasks,
    Post about,
    List<Line> lines,
    List<Written> written,
    List<Sent> sent,
    List<Done> done,
    String known,
    List<Earlier> earlier,
    List<DecisionRecord> decisions,
    List<PieceView.Drawing> drawings,
    List<PieceView.HistoryRow> history) {

  record Fact(String name, String value) {}

  /** How much of a time is used. */
  record Clock(String name, Deadline deadline) {}

  /** Our post, and the page of its piece. */
  record Post(String text, String piece, String url) {}

  /**
   * One message of the thread; text and original are hostile.
   *
   * @param theirs whether it is of the person this is about
   */
  record Line(
      String who,
      String when,
      boolean ours,
      boolean theirs,
      String text,
      String original,
      boolean deleted,
      String url) {}

  /** Something written to answer; {@code state} is what became of it. */
  record Written(
      int no, String by, String when, String text, String state, Tone tone, String because) {}

  /** A reply on its way to the platform. */
  record Sent(String state, Tone tone, String when, String text, String url, String problem) {}

  /** What departments were asked and what was done on the platform. */
  record Done(String what, String who, String when, String said, String state, Tone tone) {}

  record Earlier(String url, String excerpt, String state, String when) {}
}
