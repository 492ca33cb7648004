package org.imprimatur.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Everything a reader of one channel will see. Its canonical form is what is approved, stored and
 * sent.
 *
 * @param account the account's handle it will appear under
 * @param text the full text, hashtags included
 * @param hashtags without '#'
 * @param language BCP 47 tag
 * @param media in the order shown
 * @param firstComment the comment we put below it, or ""
 * @param answers digest of the post this is the first comment of, or ""
 */
public record Payload(
    UUID channel,
    String account,
    String text,
    List<String> hashtags,
    String language,
    List<Picture> media,
    String firstComment,
    String answers) {

  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  /** A picture by the digest of its bytes (SHA-256 in hex), with its description. */
  public record Picture(
      String sha256, String mediaType, String altText, int width, int height, long bytes) {}

  public Payload {
    hashtags = List.copyOf(hashtags);
    media = List.copyOf(media);
  }

  /** The payload of the first comment beneath this one. */
  public Payload comment() {
    return new Payload(
        channel, account, firstComment, List.of(), language, List.of(), "", digest());
  }

  public boolean hasFirstComment() {
    return !firstComment.isEmpty();
  }

  /** Canonical JSON: the same content is the same characters. */
  public String canonical() {
    try {
      return CANONICAL.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a canonical form back. */
  public static Payload parse(String canonical) {
    try {
      return CANONICAL.readValue(canonical, Payload.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored payload cannot be read", e);
    }
  }

  /** SHA-256 of the canonical form, in hex. */
  public String digest() {
    return digest(canonical());
  }

  /** SHA-256 of text in UTF-8, in hex. */
  public static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
