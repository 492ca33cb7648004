package org.imprimatur.assets;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStreamImpl;

/** Decodes pictures at reduced size, reading all of the data but holding few of the pixels. */
final class Decoder {
  private static final int TRIAL_SIDE = 256;

  private Decoder() {}

  static boolean canDecode(String mediaType) {
    return !mediaType.equals("image/webp");
  }

  /** Decodes every frame once: what a decoder stumbles over is not published. */
  static void tryOut(Picture picture) {
    if (!canDecode(picture.mediaType())) {
      return;
    }
    var frames = decode(picture.mediaType(), picture.bytes(), TRIAL_SIDE, true);
    if (!picture.mediaType().equals("image/gif") && frames.width() != picture.width()) {
      throw FileBytes.broken("its size is not what it says");
    }
  }

  /** The first frame, with at least {@code side} pixels on its longer side where it has them. */
  static BufferedImage reduced(String mediaType, byte[] bytes, int side) {
    return decode(mediaType, bytes, side, false).first();
  }

  private record Decoded(int width, BufferedImage first) {}

  private static Decoded decode(String mediaType, byte[] bytes, int side, boolean all) {
    var reader = ImageIO.getImageReadersByMIMEType(mediaType).next();
    var warnings = new ArrayList<String>();
    try (var input = new Input(bytes)) {
      reader.setInput(input, false, true);
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      var first = frame(reader, 0, side);
      var width = reader.getWidth(0);
      var count = all ? reader.getNumImages(true) : 1;
      for (var i = 1; i < count; i++) {
        frame(reader, i, side);
      }
      if (!warnings.isEmpty()) {
        throw FileBytes.broken(warnings.get(0));
      }
      return new Decoded(width, first);
    } catch (AssetRefused e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer hostile data with exceptions of every kind; all mean the same.
      var refused = FileBytes.broken("it cannot be decoded");
      refused.initCause(e);
      throw refused;
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage frame(ImageReader reader, int index, int side) throws IOException {
    var longer = Math.max(reader.getWidth(index), reader.getHeight(index));
    var step = Math.max(1, longer / side);
    var parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    return reader.read(index, parameters);
  }

  /** Reads from the array itself; the JDK's own memory stream would copy it. */
  private static final class Input extends ImageInputStreamImpl {
    private final byte[] bytes;

    Input(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      bitOffset = 0;
      return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      bitOffset = 0;
      if (streamPos >= bytes.length) {
        return -1;
      }
      var count = (int) Math.min(length, bytes.length - streamPos);
      System.arraycopy(bytes, (int) streamPos, target, from, count);
      streamPos += count;
      return count;
    }

    @Override
    public long length() {
      return bytes.length;
    }
  }
}
