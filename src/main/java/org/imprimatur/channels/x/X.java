package org.imprimatur.channels.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.Hmac;
import org.imprimatur.channels.InteractionSource;
import org.imprimatur.channels.ListenOnly;
import org.imprimatur.channels.WebhookSecrets;
import org.springframework.stereotype.Component;

/**
 * Hears what X tells about an account, which is named by its id. Nothing is published on it yet.
 */
@Component
class X implements ListenOnly, InteractionSource {
  private static final String SCHEME = "sha256=";

  private final MissedCalls missed;

  X(Clock clock) {
    this.missed = new MissedCalls(clock);
  }

  @Override
  public String key() {
    return "x";
  }

  @Override
  public String name() {
    return "X";
  }

  @Override
  public Optional<Handshake> handshake(Map<String, String> query, WebhookSecrets secrets) {
    var token = query.getOrDefault("crc_token", "");
    // A body of a call begins with a brace: nobody gets one signed by asking us.
    if (!token.matches("[A-Za-z0-9_=+/.-]{1,200}")) return Optional.empty();
    var answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("response_token", sign(secrets, token.getBytes(StandardCharsets.UTF_8)));
    return Optional.of(new Handshake("application/json", answer.toString()));
  }

  @Override
  public boolean signed(UnaryOperator<String> header, byte[] body, WebhookSecrets secrets) {
    var signature = header.apply("x-twitter-webhooks-signature");
    return signature != null && Hmac.same(sign(secrets, body), signature);
  }

  private static String sign(WebhookSecrets secrets, byte[] bytes) {
    return SCHEME + Base64.getEncoder().encodeToString(Hmac.of(secrets.secret(), bytes));
  }

  @Override
  public List<Told> read(JsonNode body) {
    var data = body.path("data");
    var events = data.isArray() ? data : JsonNodeFactory.instance.arrayNode().add(data);
    return StreamSupport.stream(events.spliterator(), false)
        .flatMap(event -> Told.attempt(event, () -> Activity.read(event)).stream())
        .toList();
  }

  /** Calls that did not reach us are caught up: X does not say that it calls again. */
  @Override
  public Heard listen(Account account, String cursor) {
    return missed.listen(account, cursor);
  }
}
