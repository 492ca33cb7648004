package org.imprimatur.pages;

import java.util.List;

/**
 * One version of a decision table (template {@code table}).
 *
 * @param others the other versions for the same client, or for everybody
 * @param words what its author says of the whole, or ""
 * @param asked how often it was asked about clients the reader knows
 * @param said what it said last
 */
record TableView(
    String id,
    String key,
    String name,
    UsedVersions.Used version,
    List<UsedVersions.Used> others,
    String words,
    String policy,
    List<Line> lines,
    int asked,
    int unmatched,
    List<Said> said,
    boolean maySetAside) {

  /**
   * One rule.
   *
   * @param matched how often it did
   */
  record Line(int no, String words, List<Cell> inputs, List<Cell> outputs, int matched) {}

  /** What an input has to be, or what is said, under its column's name. */
  record Cell(String column, String text) {}

  /**
   * One evaluation.
   *
   * @param url where what it was about is found, or ""
   */
  record Said(String when, String client, String title, String url, String said, String because) {}
}
