package org.imprimatur.pages;

import java.util.List;

/**
 * What the page Today shows (template {@code today}, model attribute {@code today}; a second
 * attribute {@code mayRequestPiece} decides whether the way to a new piece is offered). Times are
 * text, already in the right zone.
 */
record TodayView(
    String name,
    List<Waiting> waitingForMe,
    List<Sign> dangerSigns,
    List<Upcoming> next,
    List<Recent> recentlyPublished) {

  /** A task that waits for the person who looks. */
  record Waiting(
      String task,
      String pieceTitle,
      String clientName,
      String since,
      String due,
      boolean overdue,
      String taskUrl,
      String pieceUrl) {}

  /** Something that goes wrong unless somebody acts. */
  record Sign(String kind, String text, String url) {}

  /** What goes out next. */
  record Upcoming(
      String pieceTitle,
      String clientName,
      String slotText,
      List<String> channels,
      String state,
      String pieceUrl) {}

  /** What went out last; {@code url} leads to the live post. */
  record Recent(String pieceTitle, String channel, String when, String url) {}
}
