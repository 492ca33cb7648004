package org.imprimatur.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.imprimatur.channels.Hmac;
import org.imprimatur.channels.ListenOnly;
import org.imprimatur.channels.WebhookSecrets;

/** How all of Meta's platforms call: the same handshake, the same signature, batches of entries. */
abstract class MetaWebhook implements ListenOnly {
  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final String SCHEME = "sha256=";

  @Override
  public Optional<Handshake> handshake(Map<String, String> query, WebhookSecrets secrets) {
    var challenge = query.getOrDefault("hub.challenge", "");
    var ours =
        "subscribe".equals(query.get("hub.mode"))
            && !secrets.verifyToken().isEmpty()
            && Hmac.same(secrets.verifyToken(), query.getOrDefault("hub.verify_token", ""));
    // It is a number; anything else would only be shown by us in its name.
    return ours && challenge.matches("[A-Za-z0-9_-]{1,128}")
        ? Optional.of(new Handshake("text/plain", challenge))
        : Optional.empty();
  }

  @Override
  public boolean signed(UnaryOperator<String> header, byte[] body, WebhookSecrets secrets) {
    var signature = header.apply(SIGNATURE);
    return signature != null
        && signature.startsWith(SCHEME)
        && Hmac.same(SCHEME + HexFormat.of().formatHex(Hmac.of(secrets.secret(), body)), signature);
  }

  @Override
  public List<Told> read(JsonNode body) {
    var told = new ArrayList<Told>();
    if (!body.path("entry").isArray()) {
      return List.of(Told.unreadable("There is no list of entries.", body));
    }
    for (var entry : body.path("entry")) {
      var account = entry.path("id").asText("");
      for (var change : entry.path("changes")) {
        told.addAll(attempt(change, () -> change(account, entry, change)));
      }
      for (var message : entry.path("messaging")) {
        told.addAll(attempt(message, () -> MetaMessages.read(account, message)));
      }
      if (account.isEmpty() || !entry.has("changes") && !entry.has("messaging")) {
        told.add(Told.unreadable("The entry names no account, or nothing that happened.", entry));
      }
    }
    return told;
  }

  /** What one change says; empty if it is of a kind that is not for us. */
  abstract Optional<Told> change(String account, JsonNode entry, JsonNode change);

  static List<Told> attempt(JsonNode part, Supplier<Optional<Told>> reading) {
    return Told.attempt(part, () -> reading.get().stream().toList());
  }

  /** Tells two edits of the same thing apart. */
  static String mark(String text) {
    return HexFormat.of()
        .formatHex(Hmac.of("edit", text.getBytes(StandardCharsets.UTF_8)))
        .substring(0, 16);
  }
}
