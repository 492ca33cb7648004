package org.imprimatur.pages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.clients.Client;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceReading.Standing;
import org.imprimatur.content.Sightings;
import org.imprimatur.publishing.Previews;
import org.imprimatur.security.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together what waits for a client's approval in a period; as many queries for two hundred
 * pieces as for two.
 */
@Component
class BatchAssembly {
  private final ApprovalDesk approvals;
  private final PieceReading pieces;
  private final Previews previews;
  private final Sightings sightings;
  private final Clock clock;

  BatchAssembly(
      ApprovalDesk approvals,
      PieceReading pieces,
      Previews previews,
      Sightings sightings,
      Clock clock) {
    this.approvals = approvals;
    this.pieces = pieces;
    this.previews = previews;
    this.sightings = sightings;
    this.clock = clock;
  }

  /** A round that waits for the reader, or for others where the reader only looks. */
  private record Open(ApprovalRound round, List<ApprovalRequest> requests) {
    Instant slot(Map<UUID, Standing> standing) {
      return standing.get(round.subject()).piece().slot();
    }
  }

  /** Without a period: the month of what has to be decided first, or this one. */
  @Transactional
  BatchView of(Client client, List<Client> choices, Optional<BatchPeriod> wanted, Person reader) {
    var open = open(client, reader);
    var standing =
        new HashMap<>(
            pieces.standing(open.stream().map(o -> o.round().subject()).toList(), reader));
    var askable =
        open.stream()
            .filter(o -> standing.containsKey(o.round().subject()))
            .filter(
                o ->
                    standing
                        .get(o.round().subject())
                        .version()
                        .digest()
                        .equals(o.round().versionDigest()))
            .sorted(
                Comparator.comparing(
                    o -> o.slot(standing), Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    var zone = client.zone();
    var slots = new ArrayList<Instant>();
    askable.forEach(o -> slots.add(o.slot(standing)));
    slots.removeIf(slot -> slot == null);
    var first = slots.isEmpty() ? clock.instant() : slots.get(0);
    var period = wanted.orElse(BatchPeriod.monthOf(first.atZone(zone).toLocalDate()));
    var outside = slots.stream().filter(slot -> !period.contains(slot, zone)).toList();
    var shown =
        askable.stream()
            .filter(o -> o.slot(standing) == null || period.contains(o.slot(standing), zone))
            .toList();
    var approved = pieces.approved(client.key(), period.begins(zone), period.ends(zone), reader);
    standing.putAll(pieces.standing(approved, reader));
    return view(client, choices, period, outside, shown, approved, standing, reader);
  }

  private List<Open> open(Client client, Person reader) {
    return approvals.awaited(client.key()).entrySet().stream()
        .map(entry -> new Open(entry.getKey(), entry.getValue()))
        .filter(
            o -> reader.isStaff() || o.requests().stream().anyMatch(r -> Roles.isAsked(r, reader)))
        .toList();
  }

  private BatchView view(
      Client client,
      List<Client> choices,
      BatchPeriod period,
      List<Instant> outside,
      List<Open> shown,
      List<UUID> approved,
      Map<UUID, Standing> standing,
      Person reader) {
    var zone = client.zone();
    var cards = cards(client, shown, approved, standing);
    var seen = seen(shown, standing, reader);
    var times = new Times(zone, clock.instant());
    return new BatchView(
        client.key(),
        client.name(),
        zone.getId(),
        choices.stream().map(c -> new Choice(c.key(), c.name())).toList(),
        "client=" + client.key() + "&" + period.query(),
        period.label(),
        url(client, period.earlier()),
        url(client, period.later()),
        url(client, period.other()),
        period.week() ? "Whole month" : "By week",
        outside.size(),
        outside.isEmpty()
            ? ""
            : url(client, BatchPeriod.monthOf(outside.get(0).atZone(zone).toLocalDate())),
        !reader.isStaff(),
        shown.stream()
            .map(
                o -> {
                  var piece = standing.get(o.round().subject());
                  return item(
                      piece,
                      o,
                      seen.get(piece.piece().id()),
                      cards.get(piece.piece().id()),
                      times,
                      reader);
                })
            .toList(),
        approved.stream()
            .filter(standing::containsKey)
            .map(standing::get)
            .map(piece -> item(piece, null, null, cards.get(piece.piece().id()), times, reader))
            .toList());
  }

  private static String url(Client client, BatchPeriod period) {
    return "/approvals?client=" + client.key() + "&" + period.query();
  }

  private Map<UUID, List<PieceView.Preview>> cards(
      Client client, List<Open> shown, List<UUID> approved, Map<UUID, Standing> standing) {
    var ids = new ArrayList<UUID>();
    shown.forEach(o -> ids.add(o.round().subject()));
    approved.stream().filter(standing::containsKey).forEach(ids::add);
    var all =
        previews.ofAll(
            client.key(), ids.stream().map(id -> standing.get(id).version().payloads()).toList());
    var cards = new HashMap<UUID, List<PieceView.Preview>>();
    for (int i = 0; i < ids.size(); i++) {
      cards.put(
          ids.get(i),
          all.get(i).stream().map(PieceView.Preview::of).map(PieceView.Preview::small).toList());
    }
    return cards;
  }

  /** Which version of each piece the reader last saw before; from now on they have seen these. */
  private Map<UUID, Integer> seen(List<Open> shown, Map<UUID, Standing> standing, Person reader) {
    if (shown.isEmpty()) return Map.of();
    var versions =
        shown.stream()
            .collect(
                Collectors.toMap(
                    o -> o.round().subject(),
                    o -> standing.get(o.round().subject()).version().no()));
    var before = sightings.before(reader.id(), versions);
    sightings.saw(reader.id(), versions);
    return before;
  }

  private static BatchView.Item item(
      Standing standing,
      Open open,
      Integer seen,
      List<PieceView.Preview> previews,
      Times times,
      Person reader) {
    var piece = standing.piece();
    var version = standing.version();
    var request =
        open == null || reader.isStaff()
            ? ""
            : open.requests().stream()
                .filter(r -> Roles.isAsked(r, reader))
                .map(r -> r.id().toString())
                .findFirst()
                .orElse("");
    return new BatchView.Item(
        request,
        version.digest(),
        piece.title(),
        Links.piece(piece.id()),
        times.minute(piece.slot()),
        version.no(),
        piece.paused() ? "Paused" : piece.statusLabel(),
        open == null
            ? ""
            : open.requests().stream().map(ApprovalRequest::name).collect(Collectors.joining(", ")),
        open == null ? "" : times.minute(open.round().answerDue()),
        seen == null ? "" : "version " + seen,
        seen == null
            ? ""
            : "%s?from=%d&to=%d#changes".formatted(Links.piece(piece.id()), seen, version.no()),
        previews);
  }
}
