package org.imprimatur.channels.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.PlatformClient;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.PostRejected;
import org.imprimatur.channels.RemotePost;
import org.springframework.web.client.RestClient;

/** Mastodon's API as a caller with a token sees it. */
class Api {
  static final String NAME = "Mastodon";
  private static final String RECONNECT =
      "Mastodon does not accept the channel's token any more; connect the account again.";

  private final PlatformClient client = new PlatformClient(NAME, Api::error);

  Answer call(Account account, Function<RestClient, RestClient.RequestHeadersSpec<?>> request) {
    return client.call(
        http -> {
          var spec = request.apply(http);
          spec.headers(headers -> headers.setBearerAuth(account.secret().strip()));
          return spec;
        });
  }

  Answer get(Account account, String template, Object... variables) {
    return call(account, http -> http.get().uri(address(account, template, variables)));
  }

  /** The account behind the token, which must be the one the channel is meant for. */
  JsonNode self(Account account) {
    var answer = get(account, "/api/v1/accounts/verify_credentials");
    // Without parameters to be wrong, 403 and 422 (snac) can only mean the token.
    if (answer.status() == 401 || answer.status() == 403 || answer.status() == 422) {
      throw new ChannelUnauthorized(RECONNECT);
    }
    var self = read(answer);
    var username = self.path("username").asText("");
    var wanted =
        account.handle() == null ? "" : account.handle().strip().replaceAll("^@|(?<=.)@.*$", "");
    if (!wanted.isEmpty()
        && !wanted.toLowerCase(Locale.ROOT).equals(username.toLowerCase(Locale.ROOT))) {
      throw new ChannelUnauthorized(
          "The token belongs to another Mastodon account than @"
              + wanted
              + "; connect the right one.");
    }
    return self;
  }

  static URI address(Account account, String template, Object... variables) {
    return PlatformClient.address(account.baseUrl(), template, variables);
  }

  static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** For reads: a refusal there says nothing about a post. */
  static JsonNode read(Answer answer) {
    try {
      var body = answer.orThrow().body();
      if (body.isContainerNode()) {
        return body;
      }
      throw new PlatformUnavailable(
          "The server does not answer like Mastodon.", Duration.ofMinutes(10));
    } catch (PostRejected e) {
      throw new PlatformUnavailable(e.getMessage(), Duration.ofMinutes(10));
    }
  }

  /** The status in an answer, if there is one. */
  static Optional<RemotePost> post(JsonNode status) {
    var id = status.path("id").asText("");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    var url = status.path("url").asText(status.path("uri").asText(""));
    return Optional.of(
        new RemotePost(
            id, url, "", StatusText.plain(status.path("content").asText("")), time(status)));
  }

  private static Instant time(JsonNode status) {
    try {
      return OffsetDateTime.parse(status.path("created_at").asText("")).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Answer error(int status, JsonNode body) {
    if (status == 401) {
      return new Answer.Unauthorized(status, "", RECONNECT);
    }
    var error = body.path("error").asText("");
    var named =
        switch (status) {
          case 400, 403, 404, 410, 415, 422 -> !error.isEmpty();
          // A proxy in front answers this one, and it does so before the server has seen anything.
          case 413 -> true;
          default -> false;
        };
    if (!named) {
      return new Answer.Unclear(status, "Mastodon answered " + status + " without a reason.");
    }
    var reason = error.isEmpty() ? "too large" : error;
    return new Answer.Refused(status, String.valueOf(status), "Mastodon refuses this: " + reason);
  }
}
