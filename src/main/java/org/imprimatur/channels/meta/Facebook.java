package org.imprimatur.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.imprimatur.channels.Json;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.springframework.stereotype.Component;

/** Hears what Facebook tells about a page, which is named by its id. */
@Component
class Facebook extends MetaWebhook {

  @Override
  public String key() {
    return "facebook";
  }

  @Override
  public String name() {
    return "Facebook";
  }

  @Override
  public Optional<Duration> replyWindow(Kind kind) {
    return MetaMessages.replyWindow(kind);
  }

  @Override
  Optional<Told> change(String account, JsonNode entry, JsonNode change) {
    var value = change.path("value");
    return switch (Json.required(change, "field")) {
      case "feed" -> feed(account, entry, value);
      case "mention" -> mention(account, entry, value);
      case "ratings" -> rating(account, entry, value);
      default -> Optional.empty();
    };
  }

  private static Optional<Told> feed(String account, JsonNode entry, JsonNode value) {
    var by = Json.optional(value, "from", "id");
    if (by.equals(account)) return Optional.empty();
    return switch (Json.required(value, "item")) {
      case "comment" ->
          changed(value)
              .map(change -> said(account, entry, value, change, Kind.COMMENT, "comment_id"));
      // Others' posts on the page itself.
      case "post", "status", "photo", "video" ->
          changed(value)
              .map(change -> said(account, entry, value, change, Kind.MENTION, "post_id"));
      case "reaction", "like", "share" ->
          changed(value)
              .filter(change -> change != Change.EDITED)
              .map(change -> reaction(account, entry, value, change));
      default -> Optional.empty();
    };
  }

  private static Told said(
      String account, JsonNode entry, JsonNode value, Change change, Kind kind, String field) {
    var id = Json.required(value, field);
    var post = Json.required(value, "post_id");
    var parent = Json.optional(value, "parent_id");
    var text = change == Change.DELETED ? "" : Json.optional(value, "message");
    return Told.of(
        account,
        new PlatformEvent(
            key(kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id, change, entry, text),
            kind,
            change,
            id,
            post,
            kind == Kind.COMMENT ? (parent.isEmpty() ? post : parent) : "",
            "",
            author(value, "from", "id", "name"),
            text,
            "",
            Json.optional(value, "post", "permalink_url"),
            at(entry, value)));
  }

  private static Told reaction(String account, JsonNode entry, JsonNode value, Change change) {
    var to = Json.optional(value, "comment_id");
    var post = Json.required(value, "post_id");
    var author = author(value, "from", "id", "name");
    var id = (to.isEmpty() ? post : to) + ":" + author.id() + ":" + Json.required(value, "item");
    return Told.of(
        account,
        new PlatformEvent(
            // One can be given, taken back and given again.
            "reaction:" + id + ":" + change + ":" + Json.required(entry, "time"),
            Kind.REACTION,
            change,
            id,
            post,
            to.isEmpty() ? post : to,
            "",
            author,
            "",
            "",
            "",
            at(entry, value)));
  }

  private static Optional<Told> mention(String account, JsonNode entry, JsonNode value) {
    return changed(value)
        .map(
            change -> {
              var comment = Json.optional(value, "comment_id");
              var post = Json.required(value, "post_id");
              var id = comment.isEmpty() ? post : comment;
              var text = change == Change.DELETED ? "" : Json.optional(value, "message");
              return Told.of(
                  account,
                  new PlatformEvent(
                      key("mention:" + id, change, entry, text),
                      Kind.MENTION,
                      change,
                      id,
                      post,
                      comment.isEmpty() ? "" : post,
                      "",
                      author(value, "", "sender_id", "sender_name"),
                      text,
                      "",
                      "",
                      at(entry, value)));
            });
  }

  private static Optional<Told> rating(String account, JsonNode entry, JsonNode value) {
    if (!Json.required(value, "item").equals("rating")) return Optional.empty();
    return changed(value)
        .map(
            change -> {
              var author = author(value, "", "reviewer_id", "reviewer_name");
              var story = Json.optional(value, "open_graph_story_id");
              var id = story.isEmpty() ? "rating:" + author.id() : story;
              var text = change == Change.DELETED ? "" : opinion(value);
              return Told.of(
                  account,
                  new PlatformEvent(
                      key("review:" + id, change, entry, text),
                      Kind.REVIEW,
                      change,
                      id,
                      id,
                      "",
                      "",
                      author,
                      text,
                      "",
                      "",
                      at(entry, value)));
            });
  }

  private static String opinion(JsonNode value) {
    var stars = Json.optional(value, "rating");
    var words = Json.optional(value, "review_text");
    var verdict =
        stars.isEmpty() ? Json.optional(value, "recommendation_type") : stars + " of 5 stars";
    return verdict.isEmpty() ? words : words.isEmpty() ? verdict : verdict + ": " + words;
  }

  /** Hiding and the like are our own acts. */
  private static Optional<Change> changed(JsonNode value) {
    return switch (Json.required(value, "verb")) {
      case "add" -> Optional.of(Change.CREATED);
      case "edit", "edited" -> Optional.of(Change.EDITED);
      case "remove", "delete" -> Optional.of(Change.DELETED);
      default -> Optional.empty();
    };
  }

  private static String key(String what, Change change, JsonNode entry, String text) {
    return switch (change) {
      case CREATED -> what;
      case EDITED -> what + ":edited:" + Json.required(entry, "time") + ":" + mark(text);
      case DELETED -> what + ":deleted";
    };
  }

  private static RemoteAuthor author(JsonNode value, String within, String id, String name) {
    var from = within.isEmpty() ? value : value.path(within);
    var known = Json.optional(from, id);
    // People who did not log into our application are not told.
    return known.isEmpty()
        ? new RemoteAuthor("untold", "", Json.optional(from, name), "")
        : new RemoteAuthor(known, known, Json.optional(from, name), "");
  }

  private static Instant at(JsonNode entry, JsonNode value) {
    return value.has("created_time") ? Json.time(value, "created_time") : Json.time(entry, "time");
  }
}
