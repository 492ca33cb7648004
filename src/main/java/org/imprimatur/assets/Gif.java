package org.imprimatur.assets;

import static org.imprimatur.assets.FileBytes.broken;

/** GIF: a canvas, frames and extensions. */
final class Gif implements PictureFormat {
  private static final int TRAILER = 0x3b;
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int APPLICATION = 0xff;
  private static final int MAX_FRAMES = 500;
  private static final long MAX_PIXELS = 250_000_000;

  @Override
  public boolean recognises(FileBytes file) {
    return file.has(0, "GIF87a") || file.has(0, "GIF89a");
  }

  @Override
  public Picture read(FileBytes file) {
    var kept = new KeptBytes(file);
    var width = file.u16le(6);
    var height = file.u16le(8);
    Picture.requireSize(width, height);
    var at = 13 + colourTable(file.u8(10));
    file.require(0, at);
    kept.keep(0, at);
    var frames = 0;
    long pixels = 0;
    while (file.u8(at) != TRAILER) {
      var start = at;
      var stays = true;
      switch (file.u8(at)) {
        case EXTENSION -> {
          stays = stays(file, at);
          at = endOfBlocks(file, at + 2);
        }
        case FRAME -> {
          requireInside(file, at, width, height);
          pixels += (long) file.u16le(at + 5) * file.u16le(at + 7);
          if (++frames > MAX_FRAMES || pixels > MAX_PIXELS) {
            throw new AssetRefused(
                AssetRefused.Reason.TOO_MANY_PIXELS,
                "The animation has more than 500 frames or 250 megapixels in all.");
          }
          at = endOfBlocks(file, at + 11 + colourTable(file.u8(at + 9)));
        }
        default -> throw broken("an unknown part starts at byte " + at);
      }
      if (stays) {
        kept.keep(start, at - start);
      }
    }
    kept.keep(at, 1);
    file.requireEnd(at + 1);
    if (frames == 0) {
      throw broken("it has no frame");
    }
    return new Picture("image/gif", width, height, kept.join());
  }

  private static int colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  private static void requireInside(FileBytes file, int at, int width, int height) {
    if (file.u16le(at + 1) + file.u16le(at + 5) > width
        || file.u16le(at + 3) + file.u16le(at + 7) > height) {
      throw broken("a frame is larger than the picture");
    }
  }

  /** Stays: timing, transparency and looping. Goes: comments, XMP and other makers' extras. */
  private static boolean stays(FileBytes file, int at) {
    return switch (file.u8(at + 1)) {
      case GRAPHIC_CONTROL -> true;
      case APPLICATION -> file.has(at + 3, "NETSCAPE2.0") || file.has(at + 3, "ANIMEXTS1.0");
      default -> false;
    };
  }

  private static int endOfBlocks(FileBytes file, int from) {
    var at = from;
    while (file.u8(at) != 0) {
      at += 1 + file.u8(at);
    }
    return at + 1;
  }
}
