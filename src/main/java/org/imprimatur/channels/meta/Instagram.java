package org.imprimatur.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.imprimatur.channels.Json;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.springframework.stereotype.Component;

/** Hears what Instagram tells about a professional account, which is named by its id. */
@Component
class Instagram extends MetaWebhook {

  @Override
  public String key() {
    return "instagram";
  }

  @Override
  public String name() {
    return "Instagram";
  }

  @Override
  public Optional<Duration> replyWindow(Kind kind) {
    return MetaMessages.replyWindow(kind);
  }

  @Override
  Optional<Told> change(String account, JsonNode entry, JsonNode change) {
    var value = change.path("value");
    return switch (Json.required(change, "field")) {
      case "comments", "live_comments" -> comment(account, entry, value);
      case "mentions" -> Optional.of(mention(account, entry, value));
      default -> Optional.empty();
    };
  }

  private static Optional<Told> comment(String account, JsonNode entry, JsonNode value) {
    var author = Json.required(value, "from", "id");
    if (author.equals(account)) return Optional.empty();
    var id = Json.required(value, "id");
    var media = Json.required(value, "media", "id");
    var parent = Json.optional(value, "parent_id");
    var username = Json.optional(value, "from", "username");
    return Optional.of(
        Told.of(
            account,
            new PlatformEvent(
                "comment:" + id,
                Kind.COMMENT,
                Change.CREATED,
                id,
                media,
                parent.isEmpty() ? media : parent,
                "",
                new RemoteAuthor(author, username, username, profile(username)),
                Json.optional(value, "text"),
                "",
                "",
                Json.time(entry, "time"))));
  }

  /** Only where it was is told, not what was said nor by whom. */
  private static Told mention(String account, JsonNode entry, JsonNode value) {
    var media = Json.required(value, "media_id");
    var comment = Json.optional(value, "comment_id");
    var id = comment.isEmpty() ? media : comment;
    return Told.of(
        account,
        new PlatformEvent(
            "mention:" + id,
            Kind.MENTION,
            Change.CREATED,
            id,
            media,
            comment.isEmpty() ? "" : media,
            "",
            new RemoteAuthor("untold", "", "", ""),
            "",
            "",
            "",
            Json.time(entry, "time")));
  }

  private static String profile(String username) {
    return username.matches("[A-Za-z0-9._]{1,60}") ? "https://www.instagram.com/" + username : "";
  }
}
