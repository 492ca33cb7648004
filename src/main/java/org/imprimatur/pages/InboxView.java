package org.imprimatur.pages;

import java.util.List;

/**
 * The inbox (template {@code inbox/inbox}, model attribute {@code inbox}).
 *
 * @param live where the list is asked for again
 * @param next where the next page is, or ""
 * @param first where the first page is, or "" on it
 */
record InboxView(
    InboxFilter filter,
    List<Choice> clients,
    List<Choice> channels,
    List<Choice> kinds,
    List<Choice> owners,
    List<Choice> shows,
    List<Count> counts,
    List<Row> rows,
    String live,
    String next,
    String first) {

  /** How many there are of one sort, and where they are listed. */
  record Count(String label, String number, String url, Tone tone, boolean chosen) {}

  /**
   * One interaction.
   *
   * @param who what its author calls themselves; hostile
   * @param excerpt the beginning of the latest message; hostile
   * @param deadline null once it is closed
   * @param closed when it was closed, or ""
   */
  record Row(
      String id,
      String url,
      String who,
      String handle,
      String clientName,
      String channel,
      String platform,
      String kind,
      String excerpt,
      List<Mark> marks,
      String accountable,
      boolean mine,
      String state,
      String messages,
      Deadline deadline,
      String closed) {

    /** How the row is drawn. */
    public String style() {
      return deadline == null ? "" : deadline.tone().style();
    }
  }

  /** Something to notice about it. */
  record Mark(String text, Tone tone) {}
}
