package org.imprimatur.content;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads pieces, always within what the reader may know; this is the one place that draws the line.
 */
@Service
@Transactional(readOnly = true)
public class PieceReading {
  private final Pieces pieces;
  private final VisibleClients clients;
  private final Clock clock;

  PieceReading(Pieces pieces, VisibleClients clients, Clock clock) {
    this.pieces = pieces;
    this.clients = clients;
    this.clock = clock;
  }

  /** That a piece's version, the how-manieth, goes to a channel. */
  public record Reach(UUID piece, int version, UUID channel) {}

  /** A campaign of a client's. */
  public record Campaign(String client, String name) {}

  /** Which version of a piece stands. */
  record Latest(UUID piece, UUID version) {}

  /** A piece with the version that stands. */
  public record Standing(VisiblePiece piece, PieceVersion version) {}

  /** That a piece has a version, and whether its client was asked about it. */
  record Written(UUID piece, int version, boolean asked) {}

  /**
   * As much of the piece as this person may know, with its versions and history loaded.
   *
   * @throws Refusal as if there were none, if it belongs to another client, or its client was never
   *     asked about it
   */
  public VisiblePiece get(UUID id, Person person) {
    return loaded(id)
        .filter(piece -> clients.keys(person).contains(piece.clientKey()))
        .flatMap(piece -> visible(List.of(piece), person).stream().findFirst())
        .orElseThrow(() -> Refusal.unknown("There is no piece " + id + "."));
  }

  /** The piece as its client knows it, for whoever of the client reads a form or a link. */
  public VisiblePiece asClient(UUID id) {
    return loaded(id)
        .flatMap(piece -> toClient(List.of(piece)).stream().findFirst())
        .orElseThrow(() -> Refusal.unknown("There is no piece " + id + "."));
  }

  /** The piece as the agency knows it, for forms that wait for a group of it. */
  public VisiblePiece asTeam(UUID id) {
    return VisiblePiece.toTeam(get(id));
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

  /**
   * Pieces of these clients, without versions and history.
   *
   * @param status as the person sees it, or null for any
   */
  public Page<VisiblePiece> search(
      Collection<String> clients, PieceStatus status, int page, Person person) {
    var team = person.isStaff();
    var statuses =
        status == null
            ? EnumSet.allOf(PieceStatus.class)
            : team ? EnumSet.of(status) : status.asClientsSeeIt();
    var found = pieces.search(theirs(clients, person), statuses, team, PageRequest.of(page, 50));
    return new PageImpl<>(
        visible(found.getContent(), person), found.getPageable(), found.getTotalElements());
  }

  /** The pieces that go out next, soonest first, without versions and history. */
  public List<VisiblePiece> upcoming(Collection<String> clients, int count, Person person) {
    return visible(
        pieces.upcoming(
            theirs(clients, person), clock.instant(), person.isStaff(), PageRequest.of(0, count)),
        person);
  }

  /** The campaigns that something under way belongs to, for the agency. */
  public List<Campaign> campaigns(Person person) {
    return person.isStaff() ? pieces.campaigns(clients.keys(person)) : List.of();
  }

  /** The approved pieces of a client whose slots lie in between, soonest first. */
  public List<UUID> approved(String client, Instant from, Instant to, Person person) {
    if (theirs(List.of(client), person).isEmpty()) return List.of();
    return ids(pieces.approved(client, from, to));
  }

  /**
   * These pieces, each with the version that stands, where the reader may know it; in as few
   * queries as for one.
   */
  public Map<UUID, Standing> standing(Collection<UUID> wanted, Person person) {
    if (wanted.isEmpty()) return Map.of();
    var mine = clients.keys(person);
    var found =
        pieces.findByIdIn(wanted).stream().filter(p -> mine.contains(p.clientKey())).toList();
    var latest =
        pieces.latest(ids(found)).stream()
            .collect(Collectors.toMap(Latest::piece, Latest::version));
    var versions =
        pieces.versions(latest.values()).stream()
            .collect(Collectors.toMap(PieceVersion::id, Function.identity()));
    return visible(found, person).stream()
        .filter(piece -> latest.containsKey(piece.id()))
        .map(piece -> new Standing(piece, versions.get(latest.get(piece.id()))))
        .filter(standing -> standing.piece().knows(standing.version().no()))
        .collect(Collectors.toMap(standing -> standing.piece().id(), Function.identity()));
  }

  private List<String> theirs(Collection<String> wanted, Person person) {
    return clients.keys(person).stream().filter(wanted::contains).toList();
  }

  private List<VisiblePiece> visible(List<ContentPiece> found, Person person) {
    return person.isStaff() ? found.stream().map(VisiblePiece::toTeam).toList() : toClient(found);
  }

  private List<VisiblePiece> toClient(List<ContentPiece> found) {
    var written =
        pieces.written(ids(found)).stream().collect(Collectors.groupingBy(Written::piece));
    return found.stream()
        .map(piece -> toClient(piece, written.getOrDefault(piece.id(), List.of())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<VisiblePiece> toClient(ContentPiece piece, List<Written> written) {
    var asked =
        written.stream().filter(Written::asked).map(Written::version).collect(Collectors.toSet());
    var latest = written.stream().mapToInt(Written::version).max().orElse(0);
    return Optional.of(asked)
        .filter(versions -> !versions.isEmpty())
        .map(versions -> VisiblePiece.toClient(piece, versions, latest));
  }

  private static List<UUID> ids(List<ContentPiece> pieces) {
    return pieces.stream().map(ContentPiece::id).toList();
  }

  /** These pieces without their versions and history, for lists. */
  public Map<UUID, ContentPiece> heads(Collection<UUID> ids) {
    return pieces.findByIdIn(ids).stream()
        .collect(Collectors.toMap(ContentPiece::id, Function.identity()));
  }

  /** Where the newest versions that the reader may know go, for lists. */
  public Map<UUID, List<Reach>> reach(Collection<VisiblePiece> shown) {
    var byId = shown.stream().collect(Collectors.toMap(VisiblePiece::id, Function.identity()));
    var newest = new HashMap<UUID, List<Reach>>();
    for (var reach : pieces.reach(byId.keySet())) {
      if (!byId.get(reach.piece()).knows(reach.version())) continue;
      var best = newest.computeIfAbsent(reach.piece(), id -> new ArrayList<>());
      if (!best.isEmpty() && best.get(0).version() < reach.version()) best.clear();
      if (best.isEmpty() || best.get(0).version() == reach.version()) best.add(reach);
    }
    return newest;
  }
}
