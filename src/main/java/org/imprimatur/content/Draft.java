package org.imprimatur.content;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a person writes: one text for all channels, with exceptions.
 *
 * @param text without the hashtags
 * @param tags hashtags without '#', put below the text
 * @param images in the order shown
 * @param firstComment put beneath the post, or ""
 * @param variants another text for a channel, by its id
 */
public record Draft(
    String text,
    List<String> tags,
    List<UUID> channels,
    List<Image> images,
    String firstComment,
    Map<UUID, String> variants) {

  /** A picture of the client's assets with its description. */
  public record Image(UUID asset, String altText) {}

  public static final Draft EMPTY = new Draft("", List.of(), List.of(), List.of(), "", Map.of());

  public Draft {
    text = text == null ? "" : text;
    tags =
        tags == null
            ? List.of()
            : tags.stream().map(tag -> tag.startsWith("#") ? tag.substring(1) : tag).toList();
    channels = channels == null ? List.of() : channels.stream().distinct().toList();
    images = images == null ? List.of() : List.copyOf(images);
    firstComment = firstComment == null ? "" : firstComment;
    variants = variants == null ? Map.of() : Map.copyOf(variants);
  }

  /** The full text for a channel, hashtags included. */
  String textFor(UUID channel) {
    var copy = variants.getOrDefault(channel, text).strip();
    if (tags.isEmpty()) return copy;
    return copy + "\n\n" + String.join(" ", tags.stream().map(tag -> "#" + tag).toList());
  }
}
