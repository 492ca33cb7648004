package org.imprimatur.certificates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.audit.CanonicalJson;
import org.imprimatur.audit.SigningKeys;

/**
 * A certificate as it was handed out.
 *
 * @param document JSON: {@code certificate}, and {@code signature} over its RFC 8785 form
 */
public record Certificate(
    UUID publication, int no, String client, Instant issuedAt, String document) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What it says. */
  public JsonNode content() {
    return read(document).path("certificate");
  }

  public JsonNode signature() {
    return read(document).path("signature");
  }

  /** Whether the owner of this public key signed exactly what the document says. */
  public static boolean verify(String document, String publicKey) {
    var read = read(document);
    return SigningKeys.verify(
        publicKey,
        CanonicalJson.of(read.path("certificate")),
        read.path("signature").path("value").asText());
  }

  private static JsonNode read(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A certificate cannot be read", e);
    }
  }
}
