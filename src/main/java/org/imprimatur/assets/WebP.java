package org.imprimatur.assets;

import static org.imprimatur.assets.FileBytes.broken;

/**
 * WebP: RIFF chunks. Java has no decoder for it, so a WebP is vouched for by its structure only:
 * exactly one still image whose header and lengths agree.
 */
final class WebP implements PictureFormat {
  private static final int EXIF_AND_XMP = 0x0c;

  @Override
  public boolean recognises(FileBytes file) {
    return file.has(0, "RIFF") && file.has(8, "WEBP");
  }

  @Override
  public Picture read(FileBytes file) {
    var end = 8 + file.u32le(4);
    file.require(0, end);
    file.requireEnd((int) end);
    var kept = new KeptBytes(file);
    kept.keep(0, 12);
    var image = -1;
    var canvas = -1;
    for (var at = 12; at < file.length(); ) {
      var length = file.u32le(at + 4);
      var padded = 8 + length + (length & 1);
      file.require(at, padded);
      var stays = true;
      switch (file.text(at, 4)) {
        case "VP8X" -> {
          if (at != 12 || length != 10) {
            throw broken("its header is out of place");
          }
          canvas = at;
        }
        case "VP8 ", "VP8L" -> {
          if (image >= 0) {
            throw broken("it holds more than one picture");
          }
          image = at;
        }
        case "ICCP", "ALPH" -> {}
        case "ANIM", "ANMF" ->
            throw new AssetRefused(
                AssetRefused.Reason.ANIMATED,
                "Animated WebP is not shown everywhere. Use a GIF, or a still picture.");
        case "EXIF" -> {
          var tiff = at + 8 + (file.has(at + 8, "Exif\0\0") ? 6 : 0);
          Exif.requireUpright(file, tiff, at + 8 + (int) length);
          stays = false;
        }
        default -> stays = false;
      }
      if (stays) {
        kept.keep(at, (int) padded);
      }
      at += (int) padded;
    }
    if (image < 0) {
      throw broken("it holds no picture");
    }
    var lossless = file.has(image, "VP8L");
    var width = lossless ? losslessSide(file, image, 0) : lossySide(file, image, 14);
    var height = lossless ? losslessSide(file, image, 14) : lossySide(file, image, 16);
    Picture.requireSize(width, height);
    if (canvas >= 0
        && (file.u24le(canvas + 12) + 1 != width || file.u24le(canvas + 15) + 1 != height)) {
      throw broken("its two sizes differ");
    }
    return new Picture("image/webp", width, height, withHeader(kept.join(), canvas));
  }

  /** Lossy: a key frame's start code, then 14 bits for each side. */
  private static int lossySide(FileBytes file, int chunk, int at) {
    var tag = file.u24le(chunk + 8);
    var firstPartition = tag >> 5;
    if ((tag & 1) != 0
        || !file.has(chunk + 11, "\u009d\u0001\u002a")
        || firstPartition + 10L > file.u32le(chunk + 4)) {
      throw broken("its frame header is wrong");
    }
    return file.u16le(chunk + at) & 0x3fff;
  }

  /** Lossless: a signature, then 14 bits for each side less one, then the version 0. */
  private static int losslessSide(FileBytes file, int chunk, int shift) {
    var bits = file.u32le(chunk + 9);
    if (file.u8(chunk + 8) != 0x2f || bits >> 29 != 0) {
      throw broken("its frame header is wrong");
    }
    return (int) (bits >> shift & 0x3fff) + 1;
  }

  /** The header says how long the file is and which metadata it has. */
  private static byte[] withHeader(byte[] bytes, int canvas) {
    for (var i = 0; i < 4; i++) {
      bytes[4 + i] = (byte) (bytes.length - 8 >> 8 * i);
    }
    if (canvas >= 0) {
      bytes[canvas + 8] &= ~EXIF_AND_XMP;
    }
    return bytes;
  }
}
