package org.imprimatur.channels.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.Hmac;
import org.imprimatur.channels.InteractionSource;
import org.imprimatur.channels.Json;
import org.imprimatur.channels.ListenOnly;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.channels.WebhookSecrets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hears what LinkedIn tells about an organisation, which is named by its URN. Nothing is published
 * on it yet.
 */
@Component
class LinkedIn implements ListenOnly, InteractionSource {
  private static final byte[] SIGNED_PREFIX = "hmacsha256=".getBytes(StandardCharsets.UTF_8);

  private final NotificationList list;

  LinkedIn(@Value("${imprimatur.linkedin.version}") String version, Clock clock) {
    this.list = new NotificationList(version, clock);
  }

  @Override
  public String key() {
    return "linkedin";
  }

  @Override
  public String name() {
    return "LinkedIn";
  }

  @Override
  public Optional<Handshake> handshake(Map<String, String> query, WebhookSecrets secrets) {
    var code = query.getOrDefault("challengeCode", "");
    // It is a UUID; signing anything else could be made use of.
    if (!code.matches("[0-9A-Fa-f-]{36}")) return Optional.empty();
    var answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("challengeCode", code)
            .put("challengeResponse", hex(secrets, code.getBytes(StandardCharsets.UTF_8)));
    return Optional.of(new Handshake("application/json", answer.toString()));
  }

  @Override
  public boolean signed(UnaryOperator<String> header, byte[] body, WebhookSecrets secrets) {
    var signature = header.apply("X-LI-Signature");
    return signature != null && Hmac.same(hex(secrets, SIGNED_PREFIX, body), signature);
  }

  private static String hex(WebhookSecrets secrets, byte[]... parts) {
    return HexFormat.of().formatHex(Hmac.of(secrets.secret(), parts));
  }

  @Override
  public List<Told> read(JsonNode body) {
    if (!body.path("notifications").isArray()) {
      return List.of(Told.unreadable("There is no list of notifications.", body));
    }
    var told = new ArrayList<Told>();
    for (var notification : body.path("notifications")) told.addAll(attempt(notification));
    return told;
  }

  /** Calls that did not reach us are caught up. */
  @Override
  public Heard listen(Account account, String cursor) {
    return list.listen(account, cursor);
  }

  static List<Told> attempt(JsonNode notification) {
    return Told.attempt(notification, () -> told(notification).stream().toList());
  }

  private static Optional<Told> told(JsonNode notification) {
    return switch (Json.required(notification, "action")) {
      case "COMMENT" -> Optional.of(comment(notification, Change.CREATED));
      case "COMMENT_EDIT" -> Optional.of(comment(notification, Change.EDITED));
      case "COMMENT_DELETE" -> Optional.of(comment(notification, Change.DELETED));
      case "SHARE_MENTION" -> Optional.of(mention(notification));
      case "LIKE", "SHARE" -> Optional.of(reaction(notification));
      // Ours (ADMIN_COMMENT), or of a kind that did not exist yet.
      default -> Optional.empty();
    };
  }

  private static Told comment(JsonNode notification, Change change) {
    var comment = notification.path("decoratedGeneratedActivity").path("comment");
    var id = entity(comment, notification);
    var post = Json.required(notification, "sourcePost");
    var parent = Json.optional(comment, "parentComment");
    return told(
        notification,
        Kind.COMMENT,
        change,
        id,
        post,
        parent.isEmpty() ? post : parent,
        author(comment),
        change == Change.DELETED ? "" : text(comment));
  }

  private static Told mention(JsonNode notification) {
    var share = notification.path("decoratedGeneratedActivity").path("share");
    var id = entity(share, notification);
    return told(notification, Kind.MENTION, Change.CREATED, id, id, "", author(share), text(share));
  }

  private static Told reaction(JsonNode notification) {
    var post = Json.required(notification, "sourcePost");
    var share = notification.path("decoratedGeneratedActivity").path("share");
    var id = Json.optional(notification, "generatedActivity");
    return told(
        notification,
        Kind.REACTION,
        Change.CREATED,
        id.isEmpty() ? "reaction:" + Json.required(notification, "notificationId") : id,
        post,
        post,
        author(share),
        "");
  }

  private static String entity(JsonNode decorated, JsonNode notification) {
    var entity = Json.optional(decorated, "entity");
    return entity.isEmpty() ? Json.required(notification, "generatedActivity") : entity;
  }

  private static String text(JsonNode decorated) {
    var text = decorated.path("text");
    return text.isTextual() ? text.asText() : Json.optional(decorated, "message", "text");
  }

  /** Members are told by their URN only. */
  private static RemoteAuthor author(JsonNode decorated) {
    var owner = Json.optional(decorated, "owner");
    return owner.isEmpty()
        ? new RemoteAuthor("untold", "", "", "")
        : new RemoteAuthor(owner, owner.substring(owner.lastIndexOf(':') + 1), "", "");
  }

  private static Told told(
      JsonNode notification,
      Kind kind,
      Change change,
      String id,
      String thread,
      String parent,
      RemoteAuthor author,
      String text) {
    var post = thread.startsWith("urn:li:") ? thread : "";
    return Told.of(
        Json.required(notification, "organizationalEntity"),
        new PlatformEvent(
            "notification:"
                + Json.required(notification, "notificationId").toLowerCase(Locale.ROOT),
            kind,
            change,
            id,
            thread,
            parent,
            "",
            author,
            text,
            "",
            post.isEmpty() ? "" : "https://www.linkedin.com/feed/update/" + post,
            Json.time(notification, "lastModifiedAt")));
  }
}
