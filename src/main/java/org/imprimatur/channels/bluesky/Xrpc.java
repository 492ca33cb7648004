package org.imprimatur.channels.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.PlatformClient;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.PostRejected;
import org.springframework.http.MediaType;

/** The AT Protocol's calls as a signed-in account makes them. */
class Xrpc {
  static final String NAME = "Bluesky";

  /** The protocol answers 400 for a login that ran out, so only the code tells. */
  private static final Set<String> LOGIN =
      Set.of(
          "ExpiredToken",
          "InvalidToken",
          "AuthMissing",
          "AuthenticationRequired",
          "AccountTakedown",
          "AccountDeactivated");

  static final String RECONNECT =
      "Bluesky does not accept the channel's login; connect the account again with a new app password.";

  private final Sessions sessions;

  Xrpc(Sessions sessions) {
    this.sessions = sessions;
  }

  static PlatformClient client() {
    return new PlatformClient(NAME, Xrpc::error);
  }

  /** The account's permanent id; signs in if need be. */
  String did(Account account) {
    return sessions.open(account).did();
  }

  Answer get(Account account, String method, Object... variables) {
    var address = PlatformClient.address(account.baseUrl(), "/xrpc/" + method, variables);
    return sessions.call(account, http -> http.get().uri(address));
  }

  Answer post(Account account, String method, JsonNode body) {
    return post(
        account,
        method,
        MediaType.APPLICATION_JSON,
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  Answer post(Account account, String method, MediaType type, byte[] body) {
    var address = PlatformClient.address(account.baseUrl(), "/xrpc/" + method);
    return sessions.call(account, http -> http.post().uri(address).contentType(type).body(body));
  }

  /** For reads: a refusal there says nothing about a post. */
  static JsonNode read(Answer answer) {
    try {
      return answer.orThrow().body();
    } catch (PostRejected e) {
      throw new PlatformUnavailable(e.getMessage(), Duration.ofMinutes(10));
    }
  }

  private static Answer error(int status, JsonNode body) {
    var code = body.path("error").asText("");
    if (status == 401 || LOGIN.contains(code)) {
      return new Answer.Unauthorized(status, code, RECONNECT);
    }
    return switch (status) {
      case 400, 403, 404, 413, 415, 422 ->
          code.isEmpty()
              ? new Answer.Unclear(status, "Bluesky answered " + status + " without a reason.")
              : new Answer.Refused(
                  status, code, "Bluesky refuses this: " + body.path("message").asText(code));
      default -> new Answer.Unclear(status, "Bluesky answered " + status + ".");
    };
  }
}
