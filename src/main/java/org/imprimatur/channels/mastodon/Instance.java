package org.imprimatur.channels.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.Capabilities.Resend;

/** Asks a server what it is and what it allows; nothing about it is taken for granted. */
class Instance {
  private static final Duration SETTLE = Duration.ofSeconds(60);

  /** Mastodon keeps a key for an hour; the rest is margin for clocks. */
  private static final Duration KEY_KEPT = Duration.ofMinutes(50);

  /** Others accept the header and ignore it. */
  private static final Set<String> KEEPS_KEYS = Set.of("mastodon", "hollo");

  private static final Set<String> USUAL_IMAGES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private final Api api;

  Instance(Api api) {
    this.api = api;
  }

  Capabilities capabilities(Account account) {
    var answer = api.get(account, "/api/v2/instance");
    if (!(answer instanceof Answer.Ok ok && ok.body().path("configuration").has("statuses"))) {
      answer = api.get(account, "/api/v1/instance");
    }
    var instance = Api.read(answer);
    var statuses = instance.path("configuration").path("statuses");
    var media = instance.path("configuration").path("media_attachments");
    var keepsKeys = KEEPS_KEYS.contains(software(account));
    return new Capabilities(
        positive(statuses, "max_characters", 500),
        0,
        positive(statuses, "characters_reserved_per_url", 23),
        positive(statuses, "max_media_attachments", 4),
        positive(media, "image_size_limit", 16 * 1024 * 1024),
        imageTypes(media),
        positive(media, "description_limit", 1500),
        keepsKeys ? Resend.SAME_KEY : Resend.AFTER_TWO_ABSENCES,
        SETTLE,
        keepsKeys ? KEY_KEPT : Duration.ZERO);
  }

  /**
   * The name in the server's NodeInfo, which forks and imitators of the API do not share; "" if it
   * does not say.
   */
  private String software(Account account) {
    if (!(api.get(account, "/.well-known/nodeinfo") instanceof Answer.Ok index)) {
      return "";
    }
    for (var link : index.body().path("links")) {
      var path = pathOnServer(account.baseUrl(), link.path("href").asText(""));
      if (path != null && api.get(account, path) instanceof Answer.Ok info) {
        return info.body().path("software").path("name").asText("").toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** The token must not follow a link to another server. */
  private static String pathOnServer(URI base, String href) {
    try {
      var link = URI.create(href);
      var here =
          base.getAuthority() != null && base.getAuthority().equalsIgnoreCase(link.getAuthority());
      return here && link.getPath().matches("[\\w./-]+") ? link.getPath() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Set<String> imageTypes(JsonNode media) {
    var types = new LinkedHashSet<String>();
    media.path("supported_mime_types").forEach(type -> types.add(type.asText()));
    types.removeIf(type -> !type.startsWith("image/") || type.contains("svg"));
    return types.isEmpty() ? USUAL_IMAGES : types;
  }

  private static int positive(JsonNode limits, String name, int usual) {
    var limit = limits.path(name).asInt(0);
    return limit > 0 ? limit : usual;
  }
}
