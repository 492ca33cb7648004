package org.imprimatur.channels.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Backlog;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.RemoteAuthor;

/** What Bluesky notifies an account of, from the newest down to what was seen before. */
class Notifications {
  private static final int PAGE = 50;

  private final Xrpc xrpc;

  Notifications(Xrpc xrpc) {
    this.xrpc = xrpc;
  }

  Heard listen(Account account, String cursor) {
    var backlog = Backlog.at(cursor);
    var did = xrpc.did(account);
    var body = Xrpc.read(page(account, backlog.page()));
    var events = new ArrayList<PlatformEvent>();
    Instant newest = null;
    Instant oldest = null;
    for (var notification : body.path("notifications")) {
      var at = time(notification.path("indexedAt"));
      newest = newest == null || at.isAfter(newest) ? at : newest;
      oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
      if (!notification.path("author").path("did").asText("").equals(did)) {
        event(did, notification, at).ifPresent(events::add);
      }
    }
    var next = backlog.after(newest, oldest, body.path("cursor").asText(""));
    return new Heard(events, next.cursor(), next.more());
  }

  private org.imprimatur.channels.Answer page(Account account, String cursor) {
    var method = "app.bsky.notification.listNotifications?limit=" + PAGE;
    return cursor.isEmpty()
        ? xrpc.get(account, method)
        : xrpc.get(account, method + "&cursor={cursor}", cursor);
  }

  private static Optional<PlatformEvent> event(String did, JsonNode notification, Instant at) {
    return switch (notification.path("reason").asText("")) {
      case "reply", "mention", "quote" -> Optional.of(said(did, notification, at));
      case "like", "repost", "like-via-repost", "repost-via-repost", "follow" ->
          Optional.of(reaction(notification, at));
      default -> Optional.empty();
    };
  }

  /** The same post may be told for several reasons; it is one thing all the same. */
  private static PlatformEvent said(String did, JsonNode notification, Instant at) {
    var uri = notification.path("uri").asText();
    var record = notification.path("record");
    var root = record.path("reply").path("root").path("uri").asText("");
    var beneathOurs = root.startsWith("at://" + did + "/");
    return new PlatformEvent(
        "post:" + uri,
        beneathOurs ? Kind.COMMENT : Kind.MENTION,
        Change.CREATED,
        uri,
        root.isEmpty() ? uri : root,
        record.path("reply").path("parent").path("uri").asText(""),
        ReplyTo.reference(notification.path("cid").asText(), record),
        author(notification.path("author")),
        record.path("text").asText(""),
        record.path("langs").path(0).asText(""),
        url(uri),
        at);
  }

  private static PlatformEvent reaction(JsonNode notification, Instant at) {
    var uri = notification.path("uri").asText();
    var to = notification.path("reasonSubject").asText("");
    var author = author(notification.path("author"));
    return new PlatformEvent(
        "reaction:" + uri,
        Kind.REACTION,
        Change.CREATED,
        uri,
        to.isEmpty() ? uri : to,
        to,
        "",
        author,
        "",
        "",
        to.isEmpty() ? author.url() : url(to),
        at);
  }

  /** What became of something that was said; empty if it is as it was. */
  Optional<PlatformEvent> reread(Account account, PlatformEvent known) {
    var posts =
        Xrpc.read(xrpc.get(account, "app.bsky.feed.getPosts?uris={uri}", known.remoteId()))
            .path("posts");
    if (posts.isEmpty()) {
      return Optional.of(changed(known, Change.DELETED, "", known.reference(), "deleted", null));
    }
    var cid = posts.path(0).path("cid").asText("");
    var record = posts.path(0).path("record");
    if (cid.equals(known.reference().split(" ", 2)[0])) return Optional.empty();
    return Optional.of(
        changed(
            known,
            Change.EDITED,
            record.path("text").asText(""),
            ReplyTo.reference(cid, record),
            "edited:" + cid,
            null));
  }

  private static PlatformEvent changed(
      PlatformEvent known, Change change, String text, String reference, String mark, Instant at) {
    return new PlatformEvent(
        "post:" + known.remoteId() + ":" + mark,
        known.kind(),
        change,
        known.remoteId(),
        known.thread(),
        known.parent(),
        reference,
        known.author(),
        text,
        known.language(),
        known.url(),
        at);
  }

  private static RemoteAuthor author(JsonNode author) {
    var did = author.path("did").asText();
    return new RemoteAuthor(
        did,
        author.path("handle").asText(""),
        author.path("displayName").asText(""),
        "https://bsky.app/profile/" + did);
  }

  /** {@code at://did/app.bsky.feed.post/key} as people open it. */
  private static String url(String uri) {
    var parts = uri.split("/");
    return parts.length == 5 && parts[3].equals(PostRecord.COLLECTION)
        ? "https://bsky.app/profile/" + parts[2] + "/post/" + parts[4]
        : "";
  }

  private static Instant time(JsonNode node) {
    try {
      return OffsetDateTime.parse(node.asText("")).toInstant();
    } catch (DateTimeException e) {
      throw new PlatformUnavailable(
          "Bluesky tells of something without its time.", Duration.ofMinutes(10));
    }
  }
}
