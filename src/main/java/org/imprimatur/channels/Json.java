package org.imprimatur.channels;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Reads what others wrote, strictly: a field is there and is what it should be, or it is said. */
public final class Json {
  // Some write the offset without its colon.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS][XXX][XX][X]");
  private static final long MILLISECONDS_BEGIN = 100_000_000_000L;

  private Json() {}

  /** A field of an entry is missing or of another kind than it should be. */
  public static final class Unreadable extends RuntimeException {
    public Unreadable(String message) {
      super(message);
    }
  }

  /** A text or number, as text. */
  public static String required(JsonNode node, String... path) {
    var value = at(node, path);
    if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
      throw new Unreadable("There is no " + String.join(".", path) + ".");
    }
    return value.asText();
  }

  /** A text or number, or "" where there is none. */
  public static String optional(JsonNode node, String... path) {
    var value = at(node, path);
    if (value.isContainerNode()) {
      throw new Unreadable(String.join(".", path) + " is no text.");
    }
    return value.isNull() ? "" : value.asText("");
  }

  /** Seconds or milliseconds since 1970, or an ISO time. */
  public static Instant time(JsonNode node, String... path) {
    var text = required(node, path);
    try {
      if (text.matches("\\d{1,15}")) {
        var number = Long.parseLong(text);
        return number < MILLISECONDS_BEGIN
            ? Instant.ofEpochSecond(number)
            : Instant.ofEpochMilli(number);
      }
      return OffsetDateTime.parse(text, TIME).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable(String.join(".", path) + " is no time.");
    }
  }

  private static JsonNode at(JsonNode node, String... path) {
    var value = node;
    for (var name : path) value = value.path(name);
    return value;
  }
}
