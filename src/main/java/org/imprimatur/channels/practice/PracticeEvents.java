package org.imprimatur.channels.practice;

import java.util.ArrayList;
import java.util.Optional;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;

/** What the practice network tells an account. Its cursor is the last post and the last message. */
class PracticeEvents {
  /** Two may be written at once, and the later number be there first. */
  private static final long OVERLAP = 20;

  private static final String MESSAGE = "message-";

  private final PracticePosts posts;
  private final PracticeTalk talk;

  PracticeEvents(PracticePosts posts, PracticeTalk talk) {
    this.posts = posts;
    this.talk = talk;
  }

  Heard listen(String account, String cursor) {
    var parts = cursor.isEmpty() ? new String[] {"0", "0"} : cursor.split(" ");
    var lastPost = Long.parseLong(parts[0]);
    var lastMessage = Long.parseLong(parts[1]);
    var events = new ArrayList<PlatformEvent>();
    for (var post : posts.about(account, lastPost - OVERLAP)) {
      lastPost = Math.max(lastPost, post.id());
      events.add(said(post, Change.CREATED, ""));
    }
    for (var message : talk.to(account, lastMessage - OVERLAP)) {
      lastMessage = Math.max(lastMessage, message.id());
      events.add(written(message));
    }
    var next = lastPost + " " + lastMessage;
    return new Heard(events, next, events.size() > OVERLAP && !next.equals(cursor));
  }

  /** What became of a post; messages stay as they are. */
  Optional<PlatformEvent> reread(PlatformEvent known) {
    if (!known.remoteId().matches("\\d{1,18}")) return Optional.empty();
    var post = posts.evenDeleted(Long.parseLong(known.remoteId()));
    return post.flatMap(
        there ->
            there.deletedAt() != null
                ? Optional.of(said(there, Change.DELETED, ":deleted"))
                : there.text().equals(known.text())
                    ? Optional.empty()
                    : Optional.of(said(there, Change.EDITED, ":edited:" + there.editedAt())));
  }

  private static PlatformEvent said(PracticePost post, Change change, String mark) {
    var id = Long.toString(post.id());
    var beneath = post.replyTo() != null;
    return new PlatformEvent(
        "post:" + id + mark,
        beneath ? Kind.COMMENT : Kind.MENTION,
        change,
        id,
        beneath ? post.replyTo().toString() : id,
        beneath ? post.replyTo().toString() : "",
        "",
        author(post.account()),
        change == Change.DELETED ? "" : post.text(),
        PracticeScript.language(post.account()),
        "/practice/posts/" + (beneath ? post.replyTo() : id),
        change == Change.CREATED
            ? post.createdAt()
            : change == Change.EDITED ? post.editedAt() : post.deletedAt());
  }

  private static PlatformEvent written(PracticeMessage message) {
    return new PlatformEvent(
        MESSAGE + message.id(),
        Kind.DIRECT_MESSAGE,
        Change.CREATED,
        MESSAGE + message.id(),
        "with-" + message.person(),
        "",
        "",
        author(message.person()),
        message.text(),
        PracticeScript.language(message.person()),
        "/practice/messages",
        message.createdAt());
  }

  private static RemoteAuthor author(String person) {
    return new RemoteAuthor(person, person, person, "/practice?account=" + person);
  }

  /** The number of a message, if it is one that the id names. */
  static Optional<Long> message(String id) {
    return id.matches(MESSAGE + "\\d{1,18}")
        ? Optional.of(Long.parseLong(id.substring(MESSAGE.length())))
        : Optional.empty();
  }

  static String id(PracticeMessage message) {
    return MESSAGE + message.id();
  }
}
