package org.imprimatur.channels.bluesky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import org.imprimatur.channels.Delivery;

/** The record of a post, the same bytes for the same delivery however often it is built. */
final class PostRecord {
  static final String COLLECTION = "app.bsky.feed.post";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PostRecord() {}

  static JsonNode of(Delivery delivery) {
    var record =
        JsonNodeFactory.instance
            .objectNode()
            .put("$type", COLLECTION)
            .put("text", delivery.text())
            .put("createdAt", delivery.createdAt().truncatedTo(ChronoUnit.MILLIS).toString());
    if (delivery.language() != null && !delivery.language().isBlank()) {
      record.putArray("langs").add(delivery.language());
    }
    var facets = Facets.of(delivery.text(), PostSteps.dids(delivery));
    if (!facets.isEmpty()) {
      record.set("facets", facets);
    }
    if (!delivery.media().isEmpty()) {
      record.set("embed", images(delivery));
    }
    if (delivery.inReplyTo() != null) {
      record.set("reply", ReplyTo.of(delivery.inReplyTo()));
    }
    return record;
  }

  private static ObjectNode images(Delivery delivery) {
    var embed = JsonNodeFactory.instance.objectNode().put("$type", "app.bsky.embed.images");
    var images = embed.putArray("images");
    for (int i = 0; i < delivery.media().size(); i++) {
      var medium = delivery.media().get(i);
      var image = images.addObject().put("alt", medium.altText() == null ? "" : medium.altText());
      image.set("image", blob(PostSteps.blob(delivery.progress(), i)));
      if (medium.width() > 0 && medium.height() > 0) {
        image.putObject("aspectRatio").put("width", medium.width()).put("height", medium.height());
      }
    }
    return embed;
  }

  private static JsonNode blob(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored progress holds no blob", e);
    }
  }
}
