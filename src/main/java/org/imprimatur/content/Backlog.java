package org.imprimatur.content;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import org.imprimatur.clients.Slots;
import org.springframework.stereotype.Component;

/** Spreads what could not go out in time over the next free slots, one piece to each. */
@Component
class Backlog {
  private final Pieces pieces;
  private final Slots slots;
  private final Clock clock;

  Backlog(Pieces pieces, Slots slots, Clock clock) {
    this.pieces = pieces;
    this.slots = slots;
    this.clock = clock;
  }

  /**
   * The next slot of the client's strategy that no piece has and none was proposed for; null if the
   * piece's own is still to come, it never had one, or the strategy knows none.
   */
  Instant suggestion(ContentPiece piece) {
    var now = clock.instant();
    if (piece.slot() == null || piece.slot().isAfter(now)) return null;
    var taken = new HashSet<>(pieces.slotsAfter(piece.clientKey(), now));
    taken.addAll(pieces.suggestedAfter(piece.clientKey(), now));
    return slots.free(piece.clientKey(), taken).orElse(null);
  }
}
