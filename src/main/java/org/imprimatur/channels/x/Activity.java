package org.imprimatur.channels.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imprimatur.channels.Json;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.channels.WebhookSource.Told;
import org.imprimatur.channels.x.MissedCalls.Listed;

/** One event of X's Activity API. */
final class Activity {
  private Activity() {}

  /** What it tells; nothing where it is of a kind that is not for us. */
  static List<Told> read(JsonNode event) {
    var type = Json.required(event, "event_type");
    var account = Json.required(event, "filter", "user_id");
    return switch (type) {
      case "post.reply.create" -> List.of(post(account, event, Kind.COMMENT));
      case "post.mention.create", "post.quote.create" ->
          List.of(post(account, event, Kind.MENTION));
      case "post.repost.create" -> List.of(repost(account, event));
      case "like.create" -> like(account, event).stream().toList();
      case "follow.follow", "follow.unfollow" -> follow(account, event).stream().toList();
      case "dm.received" -> messages(account, event);
      default -> List.of();
    };
  }

  /** A reply that mentions us is told twice, as one and as the other: the post is the same. */
  private static Told post(String account, JsonNode event, Kind kind) {
    var post = event.path("payload");
    var id = Json.required(post, "id");
    var conversation = Json.optional(post, "conversation_id");
    var answers = answered(post);
    var beneathOurs = Json.optional(post, "in_reply_to_user_id").equals(account);
    var author = author(event, Json.required(post, "author_id"));
    var language = Json.optional(post, "lang");
    return Told.of(
        account,
        new PlatformEvent(
            "post:" + id,
            beneathOurs ? Kind.COMMENT : kind,
            Change.CREATED,
            id,
            conversation.isEmpty() ? id : conversation,
            answers,
            "",
            author,
            Json.optional(post, "text"),
            language.equals("und") || language.startsWith("q") ? "" : language,
            url(author, id),
            Json.time(post, "created_at")));
  }

  /** A post from X's own list; none if it is ours. */
  static Optional<Told> listedPost(String account, Listed listed) {
    var post = listed.entry();
    if (Json.required(post, "author_id").equals(account)) return Optional.empty();
    var told = JsonNodeFactory.instance.objectNode();
    told.set("payload", post);
    told.set("includes", listed.includes());
    return Optional.of(post(account, told, Kind.MENTION));
  }

  /** The post it answers: calls name it in one way, lists in another. */
  private static String answered(JsonNode post) {
    for (var other : post.path("referenced_tweets"))
      if (other.path("type").asText("").equals("replied_to")) return Json.required(other, "id");
    return Json.optional(post, "in_reply_to_tweet_id");
  }

  private static Told repost(String account, JsonNode event) {
    var post = event.path("payload");
    var id = Json.required(post, "id");
    var of = Json.required(post.path("referenced_tweets").path(0), "id");
    return reaction(
        account,
        event,
        "post:" + id,
        id,
        of,
        Json.required(post, "author_id"),
        Json.time(post, "created_at"));
  }

  private static Optional<Told> like(String account, JsonNode event) {
    var like = event.path("payload");
    // Our own likes are told as well.
    if (!Json.required(like, "liked_tweet_author_id").equals(account)) return Optional.empty();
    var id = Json.required(like, "id");
    var by = Json.optional(like, "user_id");
    return Optional.of(
        reaction(
            account,
            event,
            "like:" + id,
            id,
            Json.required(like, "liked_tweet_id"),
            by.isEmpty() ? "untold" : by,
            Json.time(like, "created_at")));
  }

  /** When it happened is not told, so each call is an event of its own. */
  private static Optional<Told> follow(String account, JsonNode event) {
    var source = event.path("payload").path("source").path("data");
    var target = event.path("payload").path("target").path("data");
    if (!Json.required(target, "id").equals(account)) return Optional.empty();
    var by = user(source);
    var change =
        event.path("event_type").asText().equals("follow.follow") ? Change.CREATED : Change.DELETED;
    return Optional.of(
        Told.of(
            account,
            new PlatformEvent(
                "follow:" + Json.required(event, "event_uuid"),
                Kind.REACTION,
                change,
                "follow:" + by.id(),
                "follow:" + by.id(),
                "",
                "",
                by,
                "",
                "",
                by.url(),
                null)));
  }

  private static Told reaction(
      String account, JsonNode event, String key, String id, String to, String by, Instant at) {
    return Told.of(
        account,
        new PlatformEvent(
            key, Kind.REACTION, Change.CREATED, id, to, to, "", author(event, by), "", "", "", at));
  }

  private static List<Told> messages(String account, JsonNode event) {
    var payload = event.path("payload");
    if (payload.path("direct_message_events").isEmpty()) {
      throw new Json.Unreadable("There are no direct_message_events.");
    }
    var told = new java.util.ArrayList<Told>();
    for (var message : payload.path("direct_message_events")) {
      try {
        message(account, payload, message).ifPresent(told::add);
      } catch (Json.Unreadable e) {
        told.add(Told.unreadable(e.getMessage(), message));
      }
    }
    return told;
  }

  private static Optional<Told> message(String account, JsonNode payload, JsonNode message) {
    var sender = Json.required(message, "message_create", "sender_id");
    if (sender.equals(account)) return Optional.empty();
    var id = Json.required(message, "id");
    var known = payload.path("users").path(sender).path("data");
    return Optional.of(
        message(
            account,
            id,
            known.isMissingNode() ? new RemoteAuthor(sender, sender, "", "") : user(known),
            Json.optional(message, "message_create", "message_data", "text"),
            Json.time(message, "created_timestamp")));
  }

  /** A direct message from X's own list; none if it is ours. */
  static Optional<Told> listedMessage(String account, Listed listed) {
    var message = listed.entry();
    var sender = Json.required(message, "sender_id");
    if (sender.equals(account)) return Optional.empty();
    var told = JsonNodeFactory.instance.objectNode();
    told.set("includes", listed.includes());
    return Optional.of(
        message(
            account,
            Json.required(message, "id"),
            author(told, sender),
            Json.optional(message, "text"),
            Json.time(message, "created_at")));
  }

  private static Told message(
      String account, String id, RemoteAuthor sender, String text, Instant at) {
    return Told.of(
        account,
        new PlatformEvent(
            "message:" + id,
            Kind.DIRECT_MESSAGE,
            Change.CREATED,
            id,
            "conversation:" + sender.id(),
            "",
            "",
            sender,
            text,
            "",
            "",
            at));
  }

  private static RemoteAuthor author(JsonNode event, String id) {
    for (var user : event.path("includes").path("users")) {
      var data = user.has("data") ? user.path("data") : user;
      if (data.path("id").asText("").equals(id)) return user(data);
    }
    return new RemoteAuthor(id, id, "", "");
  }

  private static RemoteAuthor user(JsonNode user) {
    var username = Json.optional(user, "username");
    return new RemoteAuthor(
        Json.required(user, "id"),
        username,
        Json.optional(user, "name"),
        username.isEmpty() ? "" : "https://x.com/" + username);
  }

  private static String url(RemoteAuthor author, String id) {
    return "https://x.com/" + (author.url().isEmpty() ? "i" : author.handle()) + "/status/" + id;
  }
}
