package org.imprimatur.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.channels.Json;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.springframework.stereotype.Component;

/**
 * Hears what Threads tells about a profile. Its calls have a shape of their own: one topic, and its
 * values; the account is the target, or whoever owns the thread.
 */
@Component
class Threads extends MetaWebhook {

  @Override
  public String key() {
    return "threads";
  }

  @Override
  public String name() {
    return "Threads";
  }

  @Override
  public List<Told> read(JsonNode body) {
    if (body.has("entry")) return super.read(body);
    var values = body.path("values");
    if (values.isObject()) {
      return attempt(body, () -> change(body.path("target_id").asText(""), body, values));
    }
    if (!values.isArray()) return List.of(Told.unreadable("There are no values.", body));
    var told = new ArrayList<Told>();
    for (var value : values) {
      told.addAll(attempt(value, () -> change(body.path("target_id").asText(""), body, value)));
    }
    return told;
  }

  @Override
  Optional<Told> change(String account, JsonNode entry, JsonNode change) {
    var value = change.path("value");
    return switch (Json.required(change, "field")) {
      case "replies" -> Optional.of(said(owner(account, value), value, Kind.COMMENT));
      case "mentions" -> Optional.of(said(account, value, Kind.MENTION));
      // Told of our own posts only.
      default -> Optional.empty();
    };
  }

  private static String owner(String account, JsonNode value) {
    var owner = Json.optional(value, "root_post", "owner_id");
    return owner.isEmpty() ? account : owner;
  }

  private static Told said(String account, JsonNode value, Kind kind) {
    var id = Json.required(value, "id");
    var root = Json.optional(value, "root_post", "id");
    var username = Json.required(value, "username");
    return Told.of(
        account,
        new PlatformEvent(
            "post:" + id,
            kind,
            Change.CREATED,
            id,
            root.isEmpty() ? id : root,
            Json.optional(value, "replied_to", "id"),
            "",
            new RemoteAuthor(username, username, username, "https://www.threads.net/@" + username),
            Json.optional(value, "text"),
            "",
            Json.optional(value, "permalink"),
            Json.time(value, "timestamp")));
  }
}
