package org.imprimatur.content;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.content.PieceComment.Author;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Payload;
import org.imprimatur.security.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the agency and the client say about a piece, in threads. Internal words, and words about
 * versions the client was not asked about, do not exist for the client's people.
 */
@Service
@Transactional
public class Conversation {
  public static final int LONGEST = 2_000;

  private final PieceComments comments;
  private final PieceReading pieces;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Conversation(
      PieceComments comments, PieceReading pieces, ApplicationEventPublisher events, Clock clock) {
    this.comments = comments;
    this.pieces = pieces;
    this.events = events;
    this.clock = clock;
  }

  /** A comment with everything that was answered to it and to the answers, in order. */
  public record Thread(PieceComment first, List<PieceComment> replies) {}

  /**
   * Says something about the newest version this person knows, or answers a comment.
   *
   * @return the comment's id
   * @throws Refusal if they may not know the piece, its comment or its channel, or may not speak
   *     internally
   */
  public UUID say(UUID piece, Remark remark, Person by) {
    var visible = pieces.get(piece, by);
    if (!by.isStaff() && remark.internal())
      throw Refusal.forbidden("Internal comments are the agency's own.");
    return say(visible, remark, new Author(by.id(), !by.isStaff(), remark.internal()));
  }

  /** As above, for somebody of the client who has no account; {@code by} is what people read. */
  public UUID sayAsClient(UUID piece, Remark remark, String by) {
    return say(pieces.asClient(piece), remark, new Author(by, true, false));
  }

  private UUID say(VisiblePiece piece, Remark remark, Author author) {
    var text = checked(remark.text());
    var now = clock.instant();
    var comment =
        remark.parent() == null
            ? opening(piece, remark.channel(), author, text)
            : parent(piece, remark.parent()).reply(author, text, now);
    comments.save(comment);
    events.publishEvent(new PieceCommented(piece.id(), comment.id()));
    return comment.id();
  }

  private PieceComment opening(VisiblePiece piece, UUID channel, Author author, String text) {
    var version =
        piece.current().orElseThrow(() -> Refusal.conflict("There is nothing to comment on yet."));
    if (channel != null
        && version.payloads().stream().map(Payload::channel).noneMatch(channel::equals))
      throw Refusal.invalid("channel", "The piece does not go to this channel.");
    return new PieceComment(piece.id(), version.no(), channel, author, text, clock.instant());
  }

  private PieceComment parent(VisiblePiece piece, UUID id) {
    return of(piece).stream()
        .filter(comment -> comment.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.unknown("There is no comment " + id + "."));
  }

  private static String checked(String entered) {
    var text = entered.strip().replace("\r\n", "\n");
    if (text.isEmpty()) throw Refusal.invalid("text", "Write something.");
    if (text.codePointCount(0, text.length()) > LONGEST)
      throw Refusal.invalid("text", "At most 2,000 characters are possible.");
    if (text.indexOf('\0') >= 0)
      throw Refusal.invalid("text", "It contains a character that cannot be stored.");
    return text;
  }

  /** Everything the reader of this piece may know, in the order it was said. */
  @Transactional(readOnly = true)
  public List<PieceComment> of(VisiblePiece piece) {
    return comments.findByPieceIdOrderBySeq(piece.id()).stream()
        .filter(comment -> piece.team() || !comment.internal())
        .filter(comment -> piece.knows(comment.versionNo()))
        .toList();
  }

  /** The same in threads. */
  @Transactional(readOnly = true)
  public List<Thread> threads(VisiblePiece piece) {
    var all = of(piece);
    var byId = all.stream().collect(Collectors.toMap(PieceComment::id, Function.identity()));
    Map<PieceComment, List<PieceComment>> threads = new LinkedHashMap<>();
    for (var comment : all) {
      var first = comment;
      while (first.parentId() != null) first = byId.get(first.parentId());
      var replies = threads.computeIfAbsent(first, f -> new ArrayList<>());
      if (first != comment) replies.add(comment);
    }
    return threads.entrySet().stream()
        .map(entry -> new Thread(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
