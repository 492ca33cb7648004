package org.imprimatur.assets;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures, honest and hostile. */
public final class Samples {
  private Samples() {}

  public static byte[] picture(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(0, 0, width, height);
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A lossless WebP of one pixel. */
  static byte[] webp() {
    return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Puts a piece into a file at a place. */
  static byte[] insert(byte[] file, int at, byte[]... pieces) {
    return join(Arrays.copyOf(file, at), join(pieces), Arrays.copyOfRange(file, at, file.length));
  }

  static byte[] segment(int marker, byte[] data) {
    return join(
        ByteBuffer.allocate(4)
            .put((byte) 0xff)
            .put((byte) marker)
            .putShort((short) (data.length + 2))
            .array(),
        data);
  }

  static byte[] chunk(String type, byte[] data) {
    var sum = new CRC32();
    sum.update(latin1(type));
    sum.update(data);
    return join(
        ByteBuffer.allocate(4).putInt(data.length).array(),
        latin1(type),
        data,
        ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  /** An EXIF block with an orientation and a GPS latitude reference. */
  static byte[] exif(int orientation) {
    return ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 2 + 12 + 4)
        .put(latin1("MM\0*"))
        .putInt(8)
        .putShort((short) 2)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putShort((short) 0x8825)
        .putShort((short) 4)
        .putInt(1)
        .putInt(38)
        .putInt(0)
        .putShort((short) 1)
        .putShort((short) 1)
        .putShort((short) 2)
        .putInt(2)
        .put(latin1("GPS!"))
        .putInt(0)
        .array();
  }

  /** A PNG of a few bytes that claims a size. */
  static byte[] pngClaiming(int width, int height) {
    var header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    return join(
        latin1("\u0089PNG\r\n\u001a\n"),
        chunk("IHDR", header),
        chunk("IDAT", new byte[] {120, -100, 3, 0, 0, 0, 0, 1}),
        chunk("IEND", new byte[0]));
  }
}
