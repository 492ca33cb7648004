package org.imprimatur.channels.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.PlatformClient;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * Keeps one session per account, because signing in is rationed, and renews it when the server
 * calls it expired.
 */
class Sessions {
  private final PlatformClient client = Xrpc.client();
  private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

  /** The account's session, opened if there is none. */
  Session open(Account account) {
    return slot(account).open(account);
  }

  /**
   * Calls with the account's session; an expired one was not let in, so the call may be made again.
   */
  Answer call(Account account, Function<RestClient, RestClient.RequestHeadersSpec<?>> request) {
    var session = open(account);
    var answer = call(session.accessToken(), request);
    if (!(answer instanceof Answer.Unauthorized)) {
      return answer;
    }
    return call(slot(account).renew(account, session).accessToken(), request);
  }

  private Answer call(
      String token, Function<RestClient, RestClient.RequestHeadersSpec<?>> request) {
    return client.call(
        http -> {
          var spec = request.apply(http);
          spec.headers(headers -> headers.setBearerAuth(token));
          return spec;
        });
  }

  private Slot slot(Account account) {
    return slots.computeIfAbsent(Key.of(account), key -> new Slot());
  }

  private Session create(Account account) {
    var login =
        JsonNodeFactory.instance
            .objectNode()
            .put("identifier", account.handle().strip().replaceFirst("^@", ""))
            .put("password", account.secret().strip());
    return session(
        client.call(
            http ->
                http.post()
                    .uri(address(account, "createSession"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(login.toString().getBytes(StandardCharsets.UTF_8))));
  }

  private Session refresh(Account account, Session stale) {
    return session(
        call(stale.refreshToken(), http -> http.post().uri(address(account, "refreshSession"))));
  }

  private static URI address(Account account, String method) {
    return PlatformClient.address(account.baseUrl(), "/xrpc/com.atproto.server." + method);
  }

  private static Session session(Answer answer) {
    // What a server says about a login may repeat it, so its words go no further.
    if (answer instanceof Answer.Refused) {
      throw new ChannelUnauthorized(Xrpc.RECONNECT);
    }
    var body = answer.orThrow().body();
    if (!body.path("active").asBoolean(true)) {
      throw new ChannelUnauthorized("Bluesky has closed or suspended the channel's account.");
    }
    return new Session(
        required(body, "did"), required(body, "accessJwt"), required(body, "refreshJwt"));
  }

  private static String required(JsonNode body, String field) {
    var value = body.path(field).asText("");
    if (value.isEmpty()) {
      throw new ChannelUnauthorized(
          "The server does not answer like Bluesky; check the channel's address.");
    }
    return value;
  }

  /** A signed-in account: its permanent id, the token for calls and the one that renews it. */
  record Session(String did, String accessToken, String refreshToken) {
    @Override
    public String toString() {
      return "Session[" + did + "]";
    }
  }

  /** One account's place: callers of the same account wait for each other, others do not. */
  private final class Slot {
    private Session current;

    synchronized Session open(Account account) {
      if (current == null) {
        current = create(account);
      }
      return current;
    }

    synchronized Session renew(Account account, Session stale) {
      if (current == stale) {
        current = null;
        current = renewed(account, stale);
      }
      return open(account);
    }

    private Session renewed(Account account, Session stale) {
      try {
        return refresh(account, stale);
      } catch (ChannelUnauthorized e) {
        // Refresh tokens end too, after weeks of silence or when revoked; the password has the last
        // word.
        return create(account);
      }
    }
  }

  /** A changed password is another key, so an old session never serves a new login. */
  private record Key(URI server, String handle, String secretDigest) {
    static Key of(Account account) {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        var secret = digest.digest(account.secret().getBytes(StandardCharsets.UTF_8));
        return new Key(account.baseUrl(), account.handle(), HexFormat.of().formatHex(secret));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-256", e);
      }
    }
  }
}
