package org.imprimatur.pages;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Client;
import org.imprimatur.content.ContentPiece;
import org.imprimatur.content.PieceReading;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.watch.LiveCheck;
import org.imprimatur.watch.WatchDesk;
import org.springframework.stereotype.Component;

/** Live posts that are not what was approved, until somebody has looked at them. */
@Component
class ChangedPosts {
  private final WatchDesk watch;
  private final PublishingDesk publishing;
  private final PieceReading pieces;
  private final Channels channels;

  ChangedPosts(WatchDesk watch, PublishingDesk publishing, PieceReading pieces, Channels channels) {
    this.watch = watch;
    this.publishing = publishing;
    this.pieces = pieces;
    this.channels = channels;
  }

  List<TodayView.Sign> signs(Map<String, Client> clients) {
    var open = watch.open(clients.keySet());
    if (open.isEmpty()) return List.of();
    var publications =
        publishing.all(open.stream().map(LiveCheck::publicationId).toList()).stream()
            .collect(Collectors.toMap(Publication::id, Function.identity()));
    var heads =
        pieces.heads(publications.values().stream().map(Publication::subject).distinct().toList());
    var names =
        channels.findByClientKeyInOrderByName(clients.keySet()).stream()
            .collect(Collectors.toMap(Channel::id, Channel::name));
    return open.stream()
        .map(look -> sign(look, publications.get(look.publicationId()), heads, names))
        .toList();
  }

  private static TodayView.Sign sign(
      LiveCheck look,
      Publication publication,
      Map<UUID, ContentPiece> heads,
      Map<UUID, String> channels) {
    var piece = heads.get(publication.subject());
    var what =
        switch (look.finding()) {
          case GONE -> "is no longer online there";
          case UNREADABLE -> "cannot be read back";
          default -> "is not what was approved any more";
        };
    return new TodayView.Sign(
        "Live post differs",
        "“%s” on %s %s."
            .formatted(
                piece == null ? "A post" : piece.title(),
                channels.getOrDefault(publication.channelId(), "a channel"),
                what),
        Links.piece(publication.subject()));
  }
}
