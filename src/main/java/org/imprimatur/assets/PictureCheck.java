package org.imprimatur.assets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.imprimatur.assets.AssetRefused.Reason;

/**
 * The door for files from outside: size, then type by content, then structure, then a trial
 * decoding.
 */
final class PictureCheck {
  static final int MAX_BYTES = 16 << 20;
  private static final List<PictureFormat> FORMATS =
      List.of(new Jpeg(), new Png(), new Gif(), new WebP());

  /** One file at a time, so that many uploads together need no more memory than one. */
  synchronized Picture accept(InputStream stream) throws IOException {
    return accept(stream.readNBytes(MAX_BYTES + 1));
  }

  private Picture accept(byte[] bytes) {
    if (bytes.length == 0) {
      throw new AssetRefused(Reason.EMPTY, "The file is empty.");
    }
    if (bytes.length > MAX_BYTES) {
      throw new AssetRefused(Reason.TOO_LARGE, "The file has more than 16 MB.");
    }
    var file = new FileBytes(bytes);
    var picture =
        FORMATS.stream()
            .filter(format -> format.recognises(file))
            .findFirst()
            .orElseThrow(
                () ->
                    new AssetRefused(
                        Reason.UNSUPPORTED_TYPE,
                        "The file is not a JPEG, PNG, GIF or WebP picture, whatever its name says."))
            .read(file);
    Decoder.tryOut(picture);
    return picture;
  }
}
