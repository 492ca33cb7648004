package org.imprimatur.workflow;

import java.time.Instant;

/**
 * An open task in a list.
 *
 * @param item the id of the item it is about, or ""
 * @param tenant whose item that is, or null
 * @param title what the item is called, or ""
 * @param due when it should be done, or null
 */
public record TaskItem(
    String id,
    String element,
    String name,
    String item,
    String tenant,
    String title,
    String assignee,
    Instant since,
    Instant due) {

  public boolean overdue(Instant now) {
    return due != null && due.isBefore(now);
  }
}
