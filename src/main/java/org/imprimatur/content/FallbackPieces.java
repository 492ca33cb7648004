package org.imprimatur.content;

import java.time.Clock;
import java.util.Optional;
import org.imprimatur.clients.Clients;
import org.springframework.stereotype.Component;

/** Finds the piece that goes out in place of another one. */
@Component
class FallbackPieces {
  private final Pieces pieces;
  private final Composer composer;
  private final Clients clients;
  private final Clock clock;

  FallbackPieces(Pieces pieces, Composer composer, Clients clients, Clock clock) {
    this.pieces = pieces;
    this.composer = composer;
    this.clients = clients;
    this.clock = clock;
  }

  /** The oldest that may go out at this piece's time, on no other channels than this piece. */
  Optional<ContentPiece> instead(ContentPiece piece) {
    if (piece.slot() == null || !piece.slot().isAfter(clock.instant())) return Optional.empty();
    var client = clients.get(piece.clientKey());
    var channels = piece.current().orElseThrow().draft().channels();
    return pieces.fallbacks(piece.clientKey()).stream()
        .filter(
            fallback -> {
              var draft = fallback.current().orElseThrow().draft();
              return channels.containsAll(draft.channels())
                  && composer.rightsProblem(client, draft, piece.slot()).isEmpty();
            })
        .findFirst();
  }
}
