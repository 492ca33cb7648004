package org.imprimatur.assets;

import java.nio.charset.StandardCharsets;

/**
 * A file's bytes, read as numbers and names; reading past the end means that the file is broken.
 */
record FileBytes(byte[] array) {

  int length() {
    return array.length;
  }

  int u8(int at) {
    require(at, 1);
    return array[at] & 0xff;
  }

  int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  int u16le(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  int u24le(int at) {
    return u16le(at) | u8(at + 2) << 16;
  }

  long u32(int at) {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  long u32le(int at) {
    return u16le(at) | (long) u16le(at + 2) << 16;
  }

  boolean has(int at, String latin1) {
    return at >= 0
        && at + latin1.length() <= array.length
        && text(at, latin1.length()).equals(latin1);
  }

  String text(int at, int length) {
    require(at, length);
    return new String(array, at, length, StandardCharsets.ISO_8859_1);
  }

  void require(int at, long length) {
    if (at < 0 || length < 0 || at + length > array.length) {
      throw broken("it ends in the middle");
    }
  }

  /**
   * The picture has to end where the file does: what follows could be a second file in disguise.
   */
  void requireEnd(int at) {
    if (at < array.length) {
      throw new AssetRefused(
          AssetRefused.Reason.TRAILING_DATA,
          "%d bytes follow after the end of the picture. Export it again without extras."
              .formatted(array.length - at));
    }
  }

  static AssetRefused broken(String why) {
    return new AssetRefused(AssetRefused.Reason.BROKEN, "The picture is broken: " + why + ".");
  }
}
