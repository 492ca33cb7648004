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
  private final FormChanges changes;
  private final FormTalk talk;

  PieceForm(
      PieceReading pieces,
      Clients clients,
      Strategies strategies,
      Previews previews,
      FormChanges changes,
      FormTalk talk) {
    this.pieces = pieces;
    this.clients = clients;
    this.strategies = strategies;
    this.previews = previews;
    this.changes = changes;
    this.talk = talk;
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
    var visible = pieces.asTeam(id);
    var values = head(piece);
    var said = talk.of(visible, wall(piece));
    values.put("comments", said);
    values.put("hasComments", !said.isEmpty());
    values.putAll(changes.of(visible, ""));
    return values;
  }

  /**
   * For the client's own people: what is internal stays inside.
   *
   * @param actor who will read it, or "" for anybody of the client
   */
  Map<String, Object> forClient(UUID id, String actor) {
    var piece = piece(id);
    var visible = pieces.asClient(id);
    var values = head(piece);
    values.put("piece", withoutInternals(values.get("piece")));
    var said = talk.of(visible, wall(piece));
    values.put("clientComments", said);
    values.put("hasClientComments", !said.isEmpty());
    values.putAll(changes.of(visible, actor));
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
}
