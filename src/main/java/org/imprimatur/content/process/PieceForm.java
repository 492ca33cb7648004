package org.imprimatur.content.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.Strategies;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.ContentPiece;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceVersion;
import org.imprimatur.publishing.Previews;
import org.springframework.stereotype.Component;

/**
 * What every form about a piece shows: its head, how it will look on each channel, and what was
 * said about it.
 */
@Component
class PieceForm {
  private final PieceReading pieces;
  private final Clients clients;
  private final Strategies strategies;
  private final Previews previews;

  PieceForm(PieceReading pieces, Clients clients, Strategies strategies, Previews previews) {
    this.pieces = pieces;
    this.clients = clients;
    this.strategies = strategies;
    this.previews = previews;
  }

  ContentPiece piece(UUID id) {
    return pieces.get(id);
  }

  Client client(UUID piece) {
    return clients.get(piece(piece).clientKey());
  }

  /** For the team: with everything that was said. */
  Map<String, Object> forTeam(UUID id) {
    var piece = piece(id);
    var values = head(piece);
    values.putAll(said("comments", "hasComments", piece.history(), wall(piece)));
    return values;
  }

  /** For the client's own people: internal comments stay inside. */
  Map<String, Object> forClient(UUID id) {
    var piece = piece(id);
    var values = head(piece);
    values.put("piece", withoutInternals(values.get("piece")));
    values.putAll(
        said(
            "clientComments",
            "hasClientComments",
            piece.history().stream().filter(event -> event.kind().ofTheClient()).toList(),
            wall(piece)));
    return values;
  }

  private WallClock wall(ContentPiece piece) {
    return new WallClock(clients.get(piece.clientKey()).zone());
  }

  private Map<String, Object> head(ContentPiece piece) {
    var client = clients.get(piece.clientKey());
    var wall = new WallClock(client.zone());
    var version = piece.current();
    var digest = version.map(PieceVersion::digest).orElse("");
    var head = new LinkedHashMap<String, Object>();
    head.put("title", piece.title());
    head.put("client", client.key());
    head.put("clientName", client.name());
    head.put("status", piece.status().label());
    head.put("version", version.map(PieceVersion::no).orElse(0));
    head.put("author", version.map(PieceVersion::author).orElse(""));
    head.put("slot", piece.slot() == null ? "" : wall.show(piece.slot()));
    head.put("zone", client.zone().getId());
    head.put("digest", digest.isEmpty() ? "" : digest.substring(0, 12));
    head.put("voice", strategies.of(client.key()).voice());
    head.put("pausedBy", piece.paused() ? piece.pausedBy() : "");
    head.put("pauseReason", piece.paused() ? piece.pauseReason() : "");
    var values = new LinkedHashMap<String, Object>();
    values.put("piece", head);
    // Task lists show it; a client may read what the task holds, not what the process does.
    values.put("title", piece.title());
    values.put("versionDigest", digest);
    values.put(
        "previews", version.map(v -> previews.of(client.key(), v.payloads())).orElse(List.of()));
    return values;
  }

  /** All that a form is given reaches the browser, shown or not. */
  private static Map<String, Object> withoutInternals(Object head) {
    var client = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) head).forEach((key, value) -> client.put((String) key, value));
    client.keySet().removeAll(List.of("voice", "author", "pausedBy", "pauseReason"));
    return client;
  }

  private static Map<String, Object> said(
      String name, String flag, List<PieceEvent> events, WallClock wall) {
    var comments =
        events.stream()
            .filter(event -> !event.comment().isBlank())
            .map(event -> comment(event, wall))
            .toList();
    return Map.of(name, comments, flag, !comments.isEmpty());
  }

  private static Map<String, Object> comment(PieceEvent event, WallClock wall) {
    return Map.of(
        "who", event.who(),
        "what", event.kind().label(),
        "when", wall.show(event.at()),
        "text", event.comment());
  }
}
