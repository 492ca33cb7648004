package org.imprimatur.assets;

import static org.imprimatur.assets.FileBytes.broken;

import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** PNG: chunks with check sums. */
final class Png implements PictureFormat {
  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
  private static final Set<String> CRITICAL = Set.of("IHDR", "PLTE", "IDAT", "IEND");
  private static final Set<String> COLOUR =
      Set.of("tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP");
  private static final Set<String> ANIMATION = Set.of("acTL", "fcTL", "fdAT");
  private static final int MAX_PROFILE = 4 << 20;

  @Override
  public boolean recognises(FileBytes file) {
    return file.has(0, SIGNATURE);
  }

  @Override
  public Picture read(FileBytes file) {
    var kept = new KeptBytes(file);
    kept.keep(0, 8);
    if (!file.has(12, "IHDR") || file.u32(8) != 13) {
      throw broken("its size is missing");
    }
    file.require(16, 8);
    var width = (int) Math.min(file.u32(16), Integer.MAX_VALUE);
    var height = (int) Math.min(file.u32(20), Integer.MAX_VALUE);
    Picture.requireSize(width, height);
    var at = 8;
    String type;
    do {
      var length = file.u32(at);
      file.require(at, 12 + length);
      type = file.text(at + 4, 4);
      var data = at + 8;
      requireCheckSum(file, at + 4, (int) length + 4);
      requireKnown(type);
      if (type.equals("eXIf")) {
        Exif.requireUpright(file, data, data + (int) length);
      }
      if (type.equals("iCCP")) {
        requireProfile(file, data, (int) length);
      }
      if (CRITICAL.contains(type) || COLOUR.contains(type)) {
        kept.keep(at, 12 + (int) length);
      }
      at += 12 + (int) length;
    } while (!type.equals("IEND"));
    file.requireEnd(at);
    return new Picture("image/png", width, height, kept.join());
  }

  private static void requireCheckSum(FileBytes file, int from, int length) {
    var sum = new CRC32();
    sum.update(file.array(), from, length);
    if (sum.getValue() != file.u32(from + length)) {
      throw broken("a check sum is wrong");
    }
  }

  private static void requireKnown(String type) {
    if (ANIMATION.contains(type)) {
      throw new AssetRefused(
          AssetRefused.Reason.ANIMATED,
          "Animated PNG is not shown everywhere. Use a GIF, or a still picture.");
    }
    if (Character.isUpperCase(type.charAt(0)) && !CRITICAL.contains(type)) {
      throw broken("it has an unknown part");
    }
  }

  /**
   * A profile is stored compressed: unpacked here within bounds, so that no decoder does it
   * without.
   */
  private static void requireProfile(FileBytes file, int data, int length) {
    var name = file.text(data, Math.min(length, 80)).indexOf('\0');
    if (name < 0 || length < name + 2) {
      throw broken("its colour profile has no name");
    }
    var inflater = new Inflater();
    try {
      inflater.setInput(file.array(), data + name + 2, length - name - 2);
      var buffer = new byte[8192];
      long size = 0;
      while (!inflater.finished()) {
        var got = inflater.inflate(buffer);
        size += got;
        if (got == 0 && !inflater.finished() || size > MAX_PROFILE) {
          throw broken("its colour profile cannot be read");
        }
      }
    } catch (DataFormatException e) {
      throw broken("its colour profile cannot be read");
    } finally {
      inflater.end();
    }
  }
}
