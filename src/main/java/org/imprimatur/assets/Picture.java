package org.imprimatur.assets;

/** A picture whose structure has been read and whose private metadata is gone. */
record Picture(String mediaType, int width, int height, byte[] bytes) {
  private static final int MAX_SIDE = 12_000;
  private static final long MAX_PIXELS = 50_000_000;

  /** Refuses sizes before anything is decoded: a few bytes can claim gigapixels. */
  static void requireSize(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new AssetRefused(
          AssetRefused.Reason.BROKEN,
          "The picture says it is %d × %d pixels.".formatted(width, height));
    }
    if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
      throw new AssetRefused(
          AssetRefused.Reason.TOO_MANY_PIXELS,
          "The picture is %d × %d pixels; the most is 12,000 per side and 50 megapixels in all."
              .formatted(width, height));
    }
  }
}
