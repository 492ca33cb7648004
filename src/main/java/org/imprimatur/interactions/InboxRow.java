package org.imprimatur.interactions;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;

/**
 * An interaction in a list.
 *
 * @param author what its author calls themselves; hostile
 * @param excerpt the beginning of the latest message; hostile
 * @param breachAt when the one accountable loses it
 * @param closedAt null while it is open
 */
public record InboxRow(
    UUID id,
    String client,
    UUID channel,
    Kind kind,
    InteractionState state,
    Priority priority,
    String author,
    String handle,
    boolean vip,
    String excerpt,
    Mood mood,
    boolean sensitive,
    int messages,
    int folded,
    Accountable accountable,
    int breaches,
    Instant openedAt,
    Instant lastMessageAt,
    Instant breachAt,
    Instant firstAnsweredAt,
    Instant closedAt) {

  /** Where the page that ends here is continued. */
  public InboxQuery.Place place() {
    return new InboxQuery.Place(closedAt == null ? breachAt : closedAt, id);
  }
}
