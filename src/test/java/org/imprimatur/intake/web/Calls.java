package org.imprimatur.intake.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls as the platforms publish them, signed without any of the application's code. */
final class Calls {
  static final String META = "X-Hub-Signature-256";
  static final String LINKED_IN = "X-LI-Signature";
  static final String X = "x-twitter-webhooks-signature";

  private Calls() {}

  static String meta(String secret, byte[] body) {
    return "sha256=" + HexFormat.of().formatHex(hmac("HmacSHA256", secret, body));
  }

  static String metaSha1(String secret, byte[] body) {
    return "sha1=" + HexFormat.of().formatHex(hmac("HmacSHA1", secret, body));
  }

  static String linkedIn(String secret, byte[] body) {
    var signed = ("hmacsha256=" + text(body)).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(hmac("HmacSHA256", secret, signed));
  }

  static String x(String secret, byte[] body) {
    return "sha256=" + Base64.getEncoder().encodeToString(hmac("HmacSHA256", secret, body));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] hmac(String algorithm, String secret, byte[] body) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A batch of Instagram's with these changes. */
  static String instagram(String account, String... changes) {
    return "{\"object\":\"instagram\",\"entry\":[{\"id\":\"%s\",\"time\":1795420800,\"changes\":[%s]}]}"
        .formatted(account, String.join(",", changes));
  }

  static String comment(String id, String text) {
    return ("{\"field\":\"comments\",\"value\":{\"id\":\"%s\",\"text\":\"%s\",\"from\":{\"id\":\"777\","
            + "\"username\":\"lena\"},\"media\":{\"id\":\"900\",\"media_product_type\":\"FEED\"}}}")
        .formatted(id, text);
  }

  /** A batch of Facebook's with one change of a comment. */
  static String facebook(String account, String id, String verb, String text) {
    return ("{\"object\":\"page\",\"entry\":[{\"id\":\"%s\",\"time\":1795420800,\"changes\":[{\"field\":\"feed\","
            + "\"value\":{\"item\":\"comment\",\"verb\":\"%s\",\"comment_id\":\"%s\",\"post_id\":\"1_2\",\"parent_id\":\"1_2\","
            + "\"from\":{\"id\":\"555\",\"name\":\"Jonas\"},\"message\":\"%s\",\"created_time\":1795420700}}]}]}")
        .formatted(account, verb, id, text);
  }
}
