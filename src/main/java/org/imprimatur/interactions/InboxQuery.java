package org.imprimatur.interactions;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.problem.Refusal;

/**
 * Which interactions are wanted; null or empty means any.
 *
 * @param clients those whose interactions may be seen; none means nothing
 * @param owners one of these is accountable
 * @param state one state
 * @param now what is over and what is near is judged by it
 * @param after the last row of the page before
 */
public record InboxQuery(
    Collection<String> clients,
    UUID channel,
    Kind kind,
    Collection<Accountable> owners,
    Show show,
    InteractionState state,
    Instant now,
    Place after,
    int limit) {

  /** Most rows of one page. */
  public static final int LONGEST_PAGE = 200;

  /** What breaches within this time is near. */
  public static final Duration NEAR = Duration.ofHours(1);

  /** Which part of the list. */
  public enum Show {
    OPEN,
    /** Open, and its time is over or was over once, so that it was handed on. */
    BREACHED,
    /** Open, and its time is over soon. */
    NEAR,
    CLOSED
  }

  /** Where a page ends: the time rows are sorted by, and the row's id. */
  public record Place(Instant at, UUID id) {

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Refusal if it is something else
     */
    public static Place parse(String text) {
      var parts = text.split("_", 2);
      try {
        return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
      } catch (RuntimeException e) {
        throw Refusal.invalid("after", "Take 'after' from the answer before.");
      }
    }

    @Override
    public String toString() {
      return at + "_" + id;
    }
  }

  public InboxQuery {
    limit = Math.max(1, Math.min(limit, LONGEST_PAGE));
  }

  /** Everything open of these clients. */
  public static InboxQuery open(Collection<String> clients) {
    return new InboxQuery(clients, null, null, List.of(), Show.OPEN, null, Instant.EPOCH, null, 50);
  }

  public InboxQuery on(UUID channel) {
    return new InboxQuery(clients, channel, kind, owners, show, state, now, after, limit);
  }

  public InboxQuery of(Kind kind) {
    return new InboxQuery(clients, channel, kind, owners, show, state, now, after, limit);
  }

  public InboxQuery ownedBy(Collection<Accountable> owners) {
    return new InboxQuery(clients, channel, kind, owners, show, state, now, after, limit);
  }

  public InboxQuery in(InteractionState state) {
    var show = state.open() ? Show.OPEN : Show.CLOSED;
    return new InboxQuery(clients, channel, kind, owners, show, state, now, after, limit);
  }

  public InboxQuery show(Show show, Instant now) {
    return new InboxQuery(clients, channel, kind, owners, show, null, now, after, limit);
  }

  public InboxQuery after(Place after) {
    return new InboxQuery(clients, channel, kind, owners, show, state, now, after, limit);
  }

  public InboxQuery atMost(int limit) {
    return new InboxQuery(clients, channel, kind, owners, show, state, now, after, limit);
  }
}
