package org.imprimatur.channels.practice;

import java.time.Duration;
import java.util.Set;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Medium;
import org.imprimatur.channels.PostRejected;

/** What the practice network accepts. */
class PracticeRules {
  static final Capabilities CAPABILITIES =
      new Capabilities(
          500,
          0,
          0,
          4,
          8 * 1024 * 1024,
          Set.of("image/jpeg", "image/png", "image/webp", "image/gif"),
          1500,
          Capabilities.Resend.SAME_KEY,
          Duration.ofSeconds(5),
          // For ever: keys are never deleted.
          Duration.ofDays(36_500));

  private PracticeRules() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static void check(Delivery delivery) {
    var text = delivery.text();
    require(
        !text.isBlank() || !delivery.media().isEmpty(), "empty", "A post needs a text or an image");
    require(
        length(text) <= CAPABILITIES.maxLength(),
        "too-long",
        "A post has at most " + CAPABILITIES.maxLength() + " characters");
    require(isStorable(text), "not-text", "The text holds a character that is none");
    require(
        delivery.media().size() <= CAPABILITIES.maxImages(),
        "too-many-images",
        "A post has at most " + CAPABILITIES.maxImages() + " images");
  }

  static void check(Medium medium, byte[] bytes) {
    require(
        CAPABILITIES.imageTypes().contains(medium.mediaType()),
        "image-type",
        "Not an image type: " + medium.mediaType());
    require(
        bytes.length <= CAPABILITIES.maxImageBytes(),
        "image-too-large",
        "An image has at most 8 MB");
    require(
        length(medium.altText()) <= CAPABILITIES.maxAltText(),
        "alt-too-long",
        "An image description has at most " + CAPABILITIES.maxAltText() + " characters");
    require(
        isStorable(medium.altText()),
        "not-text",
        "The image description holds a character that is none");
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static void require(boolean condition, String code, String message) {
    if (!condition) {
      throw new PostRejected(code, message);
    }
  }
}
