package org.imprimatur.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;

/** Refuses text that the database cannot keep. */
@JsonComponent
class StrictText extends StringDeserializer {

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
    var text = super.deserialize(json, context);
    if (text != null && (text.indexOf('\0') >= 0 || hasHalfCharacter(text))) {
      return (String)
          context.handleWeirdStringValue(
              String.class, text, "it contains a character that cannot be stored");
    }
    return text;
  }

  private static boolean hasHalfCharacter(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
