package org.imprimatur.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.RemotePost;

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
 * @param answers digest of the post this is the first comment of; or what it replies to, as {@link
 *     #answered} reads it; or ""
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

  /** What is replied to, as part of what is approved and sent. */
  private record Answered(String id, String reference, String url) {}

  /** A reply to what somebody else wrote. */
  public static Payload reply(
      UUID channel, String account, String text, String language, RemotePost to) {
    return new Payload(
        channel,
        account,
        text,
        List.of(),
        language,
        List.of(),
        "",
        write(new Answered(to.id(), to.reference(), to.url())));
  }

  /** What somebody else wrote that this replies to, if it is a reply. */
  public Optional<RemotePost> answered() {
    if (!answers.startsWith("{")) return Optional.empty();
    var answered = read(answers, Answered.class);
    return Optional.of(new RemotePost(answered.id(), answered.url(), answered.reference()));
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
    return write(this);
  }

  /** Reads a canonical form back. */
  public static Payload parse(String canonical) {
    return read(canonical, Payload.class);
  }

  private static String write(Object value) {
    try {
      return CANONICAL.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return CANONICAL.readValue(json, type);
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
