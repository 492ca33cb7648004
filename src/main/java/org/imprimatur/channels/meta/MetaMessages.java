package org.imprimatur.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.imprimatur.channels.Json;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.channels.WebhookSource.Told;

/** Direct messages, which Messenger and Instagram tell alike. */
final class MetaMessages {
  /** Messenger's and Instagram's messaging window: 24 hours after the person last wrote. */
  private static final Duration WINDOW = Duration.ofHours(24);

  private MetaMessages() {}

  static Optional<Duration> replyWindow(Kind kind) {
    return kind == Kind.DIRECT_MESSAGE ? Optional.of(WINDOW) : Optional.empty();
  }

  static Optional<Told> read(String account, JsonNode event) {
    if (event.has("message_edit")) return Optional.of(edited(account, event));
    if (event.has("reaction")) return Optional.of(reaction(account, event));
    // Receipts and the like say nothing that anybody answers; echoes are our own messages.
    if (!event.has("message") || event.path("message").path("is_echo").asBoolean()) {
      return Optional.empty();
    }
    var message = event.path("message");
    var id = Json.required(message, "mid");
    var deleted = message.path("is_deleted").asBoolean();
    return Optional.of(
        told(
            account,
            event,
            "message:" + id + (deleted ? ":deleted" : ""),
            Kind.DIRECT_MESSAGE,
            deleted ? Change.DELETED : Change.CREATED,
            id,
            Json.optional(message, "reply_to", "mid"),
            deleted ? "" : text(message)));
  }

  private static Told edited(String account, JsonNode event) {
    var edit = event.path("message_edit");
    var id = Json.required(edit, "mid");
    return told(
        account,
        event,
        "message:" + id + ":edited:" + Json.required(edit, "num_edit"),
        Kind.DIRECT_MESSAGE,
        Change.EDITED,
        id,
        "",
        Json.optional(edit, "text"));
  }

  private static Told reaction(String account, JsonNode event) {
    var reaction = event.path("reaction");
    var to = Json.required(reaction, "mid");
    var by = Json.required(event, "sender", "id");
    var taken = Json.optional(reaction, "action").equals("unreact");
    return told(
        account,
        event,
        "reaction:" + to + ":" + by + ":" + Json.required(event, "timestamp"),
        Kind.REACTION,
        taken ? Change.DELETED : Change.CREATED,
        to + ":" + by,
        to,
        "");
  }

  /** What was sent along is named, so that a picture without words is not nothing. */
  private static String text(JsonNode message) {
    var text = new StringBuilder(Json.optional(message, "text"));
    for (var attachment : message.path("attachments")) {
      text.append(text.isEmpty() ? "" : "\n").append("[").append(Json.optional(attachment, "type"));
      text.append("]");
    }
    return text.toString();
  }

  private static Told told(
      String account,
      JsonNode event,
      String key,
      Kind kind,
      Change change,
      String id,
      String parent,
      String text) {
    var sender = Json.required(event, "sender", "id");
    return Told.of(
        account,
        new PlatformEvent(
            key,
            kind,
            change,
            id,
            // A conversation is with one person.
            "conversation:" + sender,
            parent,
            "",
            new RemoteAuthor(sender, sender, "", ""),
            text,
            "",
            "",
            Json.time(event, "timestamp")));
  }
}
