package org.imprimatur.channels.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.Backlog;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.RemoteAuthor;

/**
 * What Mastodon notifies an account of. Not every server pages upwards, so it is read from the
 * newest down to what was seen before.
 */
class Notifications {
  private static final int PAGE = 40;

  private final Api api;

  Notifications(Api api) {
    this.api = api;
  }

  Heard listen(Account account, String cursor) {
    var backlog = Backlog.at(cursor);
    var self = api.self(account).path("id").asText();
    var page = Api.read(page(account, backlog.page()));
    var events = new ArrayList<PlatformEvent>();
    Instant newest = null;
    Instant oldest = null;
    var last = "";
    for (var notification : page) {
      var at = time(notification, "created_at");
      newest = newest == null || at.isAfter(newest) ? at : newest;
      oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
      last = notification.path("id").asText("");
      event(account, self, notification, at).ifPresent(events::add);
    }
    // Some servers ignore where to begin and give the same page again.
    var stuck = last.equals(backlog.page());
    var next = backlog.after(newest, oldest, stuck || page.isEmpty() ? "" : last);
    return new Heard(events, next.cursor(), next.more());
  }

  private Answer page(Account account, String below) {
    var path = "/api/v1/notifications?limit=" + PAGE;
    return below.isEmpty()
        ? api.get(account, path)
        : api.get(account, path + "&max_id={id}", below);
  }

  private Optional<PlatformEvent> event(
      Account account, String self, JsonNode notification, Instant at) {
    var by = notification.path("account");
    if (by.path("id").asText("").equals(self)) return Optional.empty();
    var status = notification.path("status");
    var id = status.path("id").asText("");
    return switch (notification.path("type").asText("")) {
      case "mention", "quote" -> Optional.of(said(account, self, status));
      case "update" -> Optional.of(edited(account, self, status));
      case "favourite", "reblog" ->
          Optional.of(
              reaction(
                  notification.path("type").asText() + ":" + by.path("id").asText() + ":" + id,
                  "",
                  id,
                  by,
                  at));
      case "follow" ->
          Optional.of(
              reaction(
                  "follow:" + by.path("id").asText(),
                  // Somebody may follow, stop and follow again.
                  ":" + notification.path("id").asText(),
                  "",
                  by,
                  at));
      default -> Optional.empty();
    };
  }

  private PlatformEvent said(Account account, String self, JsonNode status) {
    return event(
        "status:" + status.path("id").asText(),
        Change.CREATED,
        place(account, self, status),
        status,
        time(status, "created_at"));
  }

  private PlatformEvent edited(Account account, String self, JsonNode status) {
    var edited = time(status, status.path("edited_at").isTextual() ? "edited_at" : "created_at");
    return event(
        "status:" + status.path("id").asText() + ":edited:" + edited,
        Change.EDITED,
        place(account, self, status),
        status,
        edited);
  }

  /** What became of something that was said; empty if it is as it was. */
  Optional<PlatformEvent> reread(Account account, PlatformEvent known) {
    var answer = api.get(account, "/api/v1/statuses/{id}", known.remoteId());
    if (answer.status() == 404 || answer.status() == 410) {
      // Some servers also say so to a token they do not know any more.
      api.self(account);
      return Optional.of(
          new PlatformEvent(
              "status:" + known.remoteId() + ":deleted",
              known.kind(),
              Change.DELETED,
              known.remoteId(),
              known.thread(),
              known.parent(),
              known.reference(),
              known.author(),
              "",
              known.language(),
              known.url(),
              null));
    }
    var status = Api.read(answer);
    var text = StatusText.plain(status.path("content").asText(""));
    if (!status.path("edited_at").isTextual() || text.equals(known.text())) {
      return Optional.empty();
    }
    var edited = time(status, "edited_at");
    return Optional.of(
        new PlatformEvent(
            "status:" + known.remoteId() + ":edited:" + edited,
            known.kind(),
            Change.EDITED,
            known.remoteId(),
            known.thread(),
            known.parent(),
            known.reference(),
            known.author(),
            text,
            known.language(),
            known.url(),
            edited));
  }

  private record Place(Kind kind, String thread) {}

  /** Whether it was said beneath something of ours, and where that begins. */
  private Place place(Account account, String self, JsonNode status) {
    var id = status.path("id").asText();
    var parent = status.path("in_reply_to_id").asText("");
    var hidden = Visibility.closed(status.path("visibility").asText(""));
    if (parent.isEmpty() || status.path("in_reply_to_id").isNull()) {
      return new Place(hidden ? Kind.DIRECT_MESSAGE : Kind.MENTION, id);
    }
    var answer = api.get(account, "/api/v1/statuses/{id}/context", id);
    var root =
        answer instanceof Answer.Ok ok
            ? original(ok.body().path("ancestors").path(0))
            : status.path("none");
    var thread = root.path("id").asText(parent);
    var owner =
        root.path("account").path("id").asText(status.path("in_reply_to_account_id").asText(""));
    if (hidden) return new Place(Kind.DIRECT_MESSAGE, thread);
    return new Place(owner.equals(self) ? Kind.COMMENT : Kind.MENTION, thread);
  }

  /** Some servers show what was shared as its last sharer's; whose it is stands within. */
  private static JsonNode original(JsonNode status) {
    return status.path("reblog").isObject() ? status.path("reblog") : status;
  }

  private static PlatformEvent event(
      String key, Change change, Place place, JsonNode status, Instant at) {
    var by = author(status.path("account"));
    var parent = status.path("in_reply_to_id");
    return new PlatformEvent(
        key,
        place.kind(),
        change,
        status.path("id").asText(),
        place.thread(),
        parent.isTextual() ? parent.asText() : "",
        Visibility.reference(status.path("visibility").asText(""), by),
        by,
        StatusText.plain(status.path("content").asText("")),
        status.path("language").isTextual() ? status.path("language").asText() : "",
        status.path("url").asText(status.path("uri").asText("")),
        at);
  }

  private static PlatformEvent reaction(
      String id, String occasion, String to, JsonNode by, Instant at) {
    var author = author(by);
    return new PlatformEvent(
        id + occasion,
        Kind.REACTION,
        Change.CREATED,
        id,
        to.isEmpty() ? id : to,
        to,
        "",
        author,
        "",
        "",
        to.isEmpty() ? author.url() : "",
        at);
  }

  private static RemoteAuthor author(JsonNode account) {
    return new RemoteAuthor(
        account.path("id").asText(),
        account.path("acct").asText(account.path("username").asText("")),
        account.path("display_name").asText(""),
        account.path("url").asText(""));
  }

  private static Instant time(JsonNode node, String field) {
    try {
      return OffsetDateTime.parse(node.path(field).asText("")).toInstant();
    } catch (DateTimeException e) {
      throw new PlatformUnavailable(
          "Mastodon tells of something without its time.", java.time.Duration.ofMinutes(10));
    }
  }
}
