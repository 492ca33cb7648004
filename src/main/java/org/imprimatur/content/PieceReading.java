package org.imprimatur.content;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.problem.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads pieces, always within the clients that the reader may see. */
@Service
@Transactional(readOnly = true)
public class PieceReading {
  private final Pieces pieces;
  private final Clock clock;

  PieceReading(Pieces pieces, Clock clock) {
    this.pieces = pieces;
    this.clock = clock;
  }

  /** That a piece's current version, the how-manieth, goes to a channel. */
  public record Reach(UUID piece, int version, UUID channel) {}

  /**
   * The piece, with its versions and history loaded.
   *
   * @throws Refusal as if there were none, if it belongs to another client
   */
  public ContentPiece get(UUID id, Collection<String> clients) {
    return loaded(id)
        .filter(piece -> clients.contains(piece.clientKey()))
        .orElseThrow(() -> Refusal.unknown("There is no piece " + id + "."));
  }

  /** The piece for the engine's own steps, which work for every client. */
  public ContentPiece get(UUID id) {
    return loaded(id).orElseThrow(() -> Refusal.unknown("There is no piece " + id + "."));
  }

  private Optional<ContentPiece> loaded(UUID id) {
    var piece = pieces.findById(id);
    piece.ifPresent(
        p -> {
          p.history().size();
          p.versions().forEach(PieceVersion::payloads);
        });
    return piece;
  }

  public Page<ContentPiece> search(Collection<String> clients, PieceStatus status, int page) {
    return pieces.search(clients, status, PageRequest.of(page, 50));
  }

  /** The pieces that go out next, soonest first. */
  public List<ContentPiece> upcoming(Collection<String> clients, int count) {
    return pieces.upcoming(clients, clock.instant(), PageRequest.of(0, count));
  }

  /** These pieces without their versions and history, for lists. */
  public Map<UUID, ContentPiece> heads(Collection<UUID> ids) {
    return pieces.findByIdIn(ids).stream()
        .collect(Collectors.toMap(ContentPiece::id, Function.identity()));
  }

  /** Where the current versions of these pieces go, for lists. */
  public Map<UUID, List<Reach>> reach(Collection<UUID> ids) {
    return pieces.reach(ids).stream().collect(Collectors.groupingBy(Reach::piece));
  }
}
