package org.imprimatur.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form of RFC 8785: names in order, no blanks, nothing escaped that need not be.
 * The same content is the same characters, so that anybody can compute its digest again. It holds
 * texts, whole numbers, true, false, null, lists and objects.
 */
public final class CanonicalJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private CanonicalJson() {}

  /** A map of names and values, or a list, in canonical form. */
  public static String of(Object content) {
    try {
      return MAPPER.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This cannot be written as JSON", e);
    }
  }

  /** The canonical form of JSON that was read, in whatever order its names came. */
  public static String of(JsonNode json) {
    return of(MAPPER.convertValue(json, Object.class));
  }

  /** Reads an object. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> read(String json) {
    try {
      return MAPPER.readValue(json, TreeMap.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This is no JSON object", e);
    }
  }
}
