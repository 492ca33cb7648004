package org.imprimatur.interactions;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;

/**
 * Which interactions are wanted; null or empty means any.
 *
 * @param clients those whose interactions may be seen; none means nothing
 * @param owner the login or group that is accountable
 * @param state one state; otherwise all that are open
 * @param after the last row of the page before
 */
public record InboxQuery(
    Collection<String> clients,
    UUID channel,
    Kind kind,
    String owner,
    InteractionState state,
    Place after,
    int limit) {

  /** Most rows of one page. */
  public static final int LONGEST_PAGE = 200;

  /** Where a page ends: the time rows are sorted by, and the row's id. */
  public record Place(Instant at, UUID id) {}

  public InboxQuery {
    limit = Math.max(1, Math.min(limit, LONGEST_PAGE));
  }

  /** Everything open of these clients. */
  public static InboxQuery open(Collection<String> clients) {
    return new InboxQuery(clients, null, null, null, null, null, 50);
  }

  boolean closed() {
    return state != null && !state.open();
  }
}
