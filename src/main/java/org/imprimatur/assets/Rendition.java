package org.imprimatur.assets;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture made from an asset for our own pages; never published. */
public record Rendition(String mediaType, byte[] bytes) {
  private static final int SIDE = 480;

  /** A WebP stays as it is, since Java cannot decode it. */
  static Rendition thumbnail(String mediaType, byte[] bytes) {
    if (!Decoder.canDecode(mediaType)) {
      return new Rendition(mediaType, bytes);
    }
    var small = fitted(Decoder.reduced(mediaType, bytes, 2 * SIDE));
    var jpeg = !small.getColorModel().hasAlpha() && mediaType.equals("image/jpeg");
    var written = new ByteArrayOutputStream();
    try {
      ImageIO.write(small, jpeg ? "jpeg" : "png", written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Rendition(jpeg ? "image/jpeg" : "image/png", written.toByteArray());
  }

  private static BufferedImage fitted(BufferedImage image) {
    var scale = Math.min(1.0, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
    var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    var type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    var fitted = new BufferedImage(width, height, type);
    var graphics = fitted.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return fitted;
  }
}
