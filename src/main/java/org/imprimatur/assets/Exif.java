package org.imprimatur.assets;

/** The one fact of a camera's metadata that changes how the picture looks. */
final class Exif {
  private static final int ORIENTATION = 0x0112;

  private Exif() {}

  /**
   * Refuses a picture that is stored turned. Dropping the mark would turn what people see, keeping
   * it leaves that to each platform, and turning the pixels would change the designer's bytes; so
   * its maker saves it upright.
   *
   * @param tiff where the block's TIFF header starts
   */
  static void requireUpright(FileBytes file, int tiff, int end) {
    var orientation = orientation(file, tiff, end);
    if (orientation > 1 && orientation <= 8) {
      throw new AssetRefused(
          AssetRefused.Reason.TURNED,
          "The picture is stored turned (EXIF orientation %d), and platforms disagree on how to show that. Save it upright and upload it again."
              .formatted(orientation));
    }
  }

  private static int orientation(FileBytes file, int tiff, int end) {
    if (end - tiff < 8) {
      return 1;
    }
    var little = file.has(tiff, "II");
    var directory = tiff + (little ? file.u32le(tiff + 4) : file.u32(tiff + 4));
    if (directory + 2 > end) {
      return 1;
    }
    var count = u16(file, (int) directory, little);
    for (var i = 0; i < count; i++) {
      var entry = directory + 2 + 12L * i;
      if (entry + 12 > end) {
        return 1;
      }
      if (u16(file, (int) entry, little) == ORIENTATION) {
        return u16(file, (int) entry + 8, little);
      }
    }
    return 1;
  }

  private static int u16(FileBytes file, int at, boolean little) {
    return little ? file.u16le(at) : file.u16(at);
  }
}
