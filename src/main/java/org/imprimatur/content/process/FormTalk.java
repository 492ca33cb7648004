package org.imprimatur.content.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.Conversation;
import org.imprimatur.content.PieceComment;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.VisiblePiece;
import org.springframework.stereotype.Component;

/** What a form says about what was said: with decisions and in comments. */
@Component
class FormTalk {
  private final Conversation conversation;

  FormTalk(Conversation conversation) {
    this.conversation = conversation;
  }

  /** One entry and when it was said. */
  private record Said(Instant at, Map<String, Object> shown) {}

  /** Everything the reader of this piece may know, in the order it was said. */
  List<Map<String, Object>> of(VisiblePiece piece, WallClock wall) {
    var events =
        piece.history().stream()
            .filter(event -> piece.team() || event.kind().ofTheClient())
            .filter(event -> !event.comment().isBlank())
            .map(event -> said(event, wall));
    var comments = conversation.of(piece).stream().map(c -> said(c, piece.team(), wall));
    return Stream.concat(events, comments)
        .sorted(Comparator.comparing(Said::at))
        .map(Said::shown)
        .toList();
  }

  private static Said said(PieceEvent event, WallClock wall) {
    return entry(event.who(), event.kind().label(), event.comment(), event.at(), wall);
  }

  private static Said said(PieceComment comment, boolean team, WallClock wall) {
    var who = team || comment.ofClient() ? comment.author() : "the agency";
    var kind = comment.internal() ? "internal comment" : "comment";
    var what = "%s on version %d".formatted(kind, comment.versionNo());
    return entry(who, what, comment.text(), comment.writtenAt(), wall);
  }

  private static Said entry(String who, String what, String text, Instant at, WallClock wall) {
    return new Said(at, Map.of("who", who, "what", what, "when", wall.show(at), "text", text));
  }
}
