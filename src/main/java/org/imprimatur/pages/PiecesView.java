package org.imprimatur.pages;

import java.util.List;

/**
 * What the list of pieces shows (template {@code pieces}, model attribute {@code pieces}).
 *
 * @param client the key of the client filtered for, or ""
 * @param status the status filtered for, or ""
 * @param page counted from 0
 */
record PiecesView(
    List<Row> rows,
    List<Choice> clients,
    List<Choice> statuses,
    String client,
    String status,
    int page,
    int pages,
    long total) {

  /**
   * One piece.
   *
   * @param where where it stands in its process
   */
  record Row(
      String title,
      String clientName,
      String status,
      Tone tone,
      String slotText,
      int version,
      String where,
      String url) {}

  public boolean filtered() {
    return !client.isEmpty() || !status.isEmpty();
  }

  public boolean hasNewer() {
    return page > 0;
  }

  public boolean hasOlder() {
    return page + 1 < pages;
  }
}
