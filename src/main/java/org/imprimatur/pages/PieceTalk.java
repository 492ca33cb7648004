package org.imprimatur.pages;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Clients;
import org.imprimatur.content.Conversation;
import org.imprimatur.content.PieceComment;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.publishing.Payload;
import org.springframework.stereotype.Component;

/** Puts together what was said about a piece. */
@Component
class PieceTalk {
  private static final String AGENCY = "the agency";

  private final Conversation conversation;
  private final Channels channels;
  private final Clients clients;
  private final Clock clock;

  PieceTalk(Conversation conversation, Channels channels, Clients clients, Clock clock) {
    this.conversation = conversation;
    this.channels = channels;
    this.clients = clients;
    this.clock = clock;
  }

  TalkView of(VisiblePiece piece) {
    var names =
        channels.findByClientKeyOrderByName(piece.clientKey()).stream()
            .collect(Collectors.toMap(Channel::id, Channel::name));
    var times = new Times(clients.get(piece.clientKey()).zone(), clock.instant());
    return new TalkView(
        piece.team(),
        piece.current().isPresent(),
        choices(piece, names),
        conversation.threads(piece).stream()
            .map(thread -> thread(thread, piece, names, times))
            .toList());
  }

  private static List<Choice> choices(VisiblePiece piece, Map<UUID, String> names) {
    return piece.current().stream()
        .flatMap(version -> version.payloads().stream())
        .map(Payload::channel)
        .map(id -> new Choice(id.toString(), names.getOrDefault(id, "")))
        .toList();
  }

  private static TalkView.Thread thread(
      Conversation.Thread thread, VisiblePiece piece, Map<UUID, String> names, Times times) {
    var first = thread.first();
    var channel = first.channelId() == null ? "" : ", " + names.get(first.channelId());
    return new TalkView.Thread(
        first.id().toString(),
        "Version " + first.versionNo() + channel,
        first.internal(),
        Stream.concat(Stream.of(first), thread.replies().stream())
            .map(comment -> line(comment, piece, times))
            .toList());
  }

  private static TalkView.Line line(PieceComment comment, VisiblePiece piece, Times times) {
    return new TalkView.Line(
        piece.team() || comment.ofClient() ? comment.author() : AGENCY,
        times.minute(comment.writtenAt()),
        comment.internal(),
        comment.text());
  }
}
