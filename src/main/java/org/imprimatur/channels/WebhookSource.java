package org.imprimatur.channels;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A platform that calls us when something happens around an account. */
public interface WebhookSource extends Platform {

  /**
   * The answer to the question whether this address is ours; empty if it is not asked rightly.
   *
   * @param query the parameters of the call
   */
  Optional<Handshake> handshake(Map<String, String> query, WebhookSecrets secrets);

  /**
   * Whether the platform signed exactly these bytes.
   *
   * @param header gives a header's value, or null
   */
  boolean signed(UnaryOperator<String> header, byte[] body, WebhookSecrets secrets);

  /** What the call tells, entry by entry; what cannot be read is told as such, never thrown. */
  List<Told> read(JsonNode body);

  /** What answers a handshake, and how it is written. */
  record Handshake(String contentType, String body) {}

  /**
   * One entry of a call.
   *
   * @param account the handle of the account it is about, as the channel is connected by it
   * @param event null if the entry could not be read
   * @param trouble why not, or ""
   * @param entry the entry as it came, for whoever looks at it later
   */
  record Told(String account, PlatformEvent event, String trouble, String entry) {
    public static Told of(String account, PlatformEvent event) {
      return new Told(account, event, "", "");
    }

    public static Told unreadable(String trouble, JsonNode entry) {
      return new Told("", null, trouble, entry.toString());
    }

    /** What is read of an entry, or why it cannot be. */
    public static List<Told> attempt(JsonNode entry, Supplier<List<Told>> reading) {
      try {
        return reading.get();
      } catch (Json.Unreadable e) {
        return List.of(unreadable(e.getMessage(), entry));
      }
    }
  }
}
