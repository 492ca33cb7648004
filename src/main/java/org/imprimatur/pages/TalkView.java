package org.imprimatur.pages;

import java.util.List;

/**
 * What was said about a piece (model attribute {@code talk}).
 *
 * @param team whether the reader may speak internally
 * @param open whether anything can be said yet
 * @param channels what a comment can be about
 */
record TalkView(boolean team, boolean open, List<Choice> channels, List<Thread> threads) {

  /**
   * A comment with its answers.
   *
   * @param about which version and channel it is about
   */
  record Thread(String id, String about, boolean internal, List<Line> lines) {}

  /** One comment. */
  record Line(String who, String when, boolean internal, String text) {}
}
