package org.imprimatur.assets;

import static org.imprimatur.assets.FileBytes.broken;

/** JPEG: markers and entropy-coded scans. */
final class Jpeg implements PictureFormat {
  private static final int SOF_PROGRESSIVE = 0xc2;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  // A progressive picture is held in memory whole by its decoder, once per scan worked through.
  private static final int MAX_SCANS = 100;
  private static final long MAX_PROGRESSIVE_PIXELS = 25_000_000;

  @Override
  public boolean recognises(FileBytes file) {
    return file.has(0, "\u00ff\u00d8\u00ff");
  }

  @Override
  public Picture read(FileBytes file) {
    var kept = new KeptBytes(file);
    kept.keep(0, 2);
    var at = 2;
    var frame = -1;
    for (var scans = 0; ; ) {
      if (file.u8(at) != 0xff) {
        throw broken("a marker is missing at byte " + at);
      }
      while (file.u8(at + 1) == 0xff) {
        at++; // fill bytes
      }
      var marker = file.u8(at + 1);
      if (marker == EOI) {
        kept.keep(at, 2);
        file.requireEnd(at + 2);
        break;
      }
      if (marker < 0xc0 || marker >= 0xd0 && marker <= 0xd8) {
        throw broken("a marker is out of place at byte " + at);
      }
      var length = file.u16(at + 2);
      if (length < 2) {
        throw broken("a segment has no length");
      }
      var end = at + 2 + length;
      file.require(at, end - (long) at);
      if (isFrame(marker)) {
        if (frame >= 0) {
          throw broken("it holds more than one picture");
        }
        frame = at;
        requireFrame(file, frame, marker);
      }
      if (marker == SOS) {
        if (frame < 0 || ++scans > MAX_SCANS) {
          throw broken(
              frame < 0 ? "its size is missing" : "it has more than " + MAX_SCANS + " scans");
        }
        end = endOfScan(file, end);
      }
      if (marker == APP1 && file.has(at + 4, "Exif\0\0")) {
        Exif.requireUpright(file, at + 10, end);
      }
      if (stays(file, marker, at, length)) {
        kept.keep(at, end - at);
      }
      at = end;
    }
    if (frame < 0) {
      throw broken("its size is missing");
    }
    return new Picture("image/jpeg", file.u16(frame + 7), file.u16(frame + 5), kept.join());
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static void requireFrame(FileBytes file, int at, int marker) {
    if (marker > SOF_PROGRESSIVE || file.u8(at + 4) != 8) {
      throw unsupported(
          "This kind of JPEG (lossless, arithmetic or more than 8 bits) is not shown everywhere.");
    }
    var components = file.u8(at + 9);
    if (components != 1 && components != 3) {
      throw unsupported(
          "This JPEG is not RGB or grey but has " + components + " channels (CMYK, for print?).");
    }
    int height = file.u16(at + 5);
    int width = file.u16(at + 7);
    Picture.requireSize(width, height);
    if (marker == SOF_PROGRESSIVE && (long) width * height > MAX_PROGRESSIVE_PIXELS) {
      throw new AssetRefused(
          AssetRefused.Reason.TOO_MANY_PIXELS,
          "A progressive JPEG may have 25 megapixels; this one is %d × %d. Save it as baseline JPEG."
              .formatted(width, height));
    }
  }

  private static AssetRefused unsupported(String why) {
    return new AssetRefused(
        AssetRefused.Reason.UNSUPPORTED_TYPE, why + " Save it as a normal RGB JPEG.");
  }

  /**
   * Inside a scan FF stands before 00 or a restart number; anything else after it ends the scan.
   */
  private static int endOfScan(FileBytes file, int from) {
    var at = from;
    while (true) {
      if (file.u8(at) == 0xff) {
        var next = file.u8(at + 1);
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
          return at;
        }
      }
      at++;
    }
  }

  /**
   * Stays: what decoding and colour need. Goes: EXIF with its places and previews, XMP, IPTC,
   * comments, makers' extras.
   */
  private static boolean stays(FileBytes file, int marker, int at, int length) {
    return switch (marker) {
      case APP0 -> length == 16 && file.has(at + 4, "JFIF\0"); // longer ones carry a preview
      case APP2 -> file.has(at + 4, "ICC_PROFILE\0");
      case APP14 -> length == 14 && file.has(at + 4, "Adobe");
      case COMMENT -> false;
      default -> marker < APP0 || marker > APP15;
    };
  }
}
