package org.imprimatur.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTests {
  @TempDir Path directory;

  @Test
  void largestPicturesAreCheckedWithin64MegabytesAndTenSeconds() throws Exception {
    var png = directory.resolve("large.png");
    var jpeg = directory.resolve("large.jpg");
    ImageIO.write(mixed(12_000, 4_166, 4_000_000), "png", png.toFile());
    ImageIO.write(mixed(7_000, 7_000, 18_000_000), "jpeg", jpeg.toFile());
    for (var file : new Path[] {png, jpeg}) {
      assertThat(Files.size(file))
          .as("a heavy sample")
          .isBetween(8L << 20, (long) PictureCheck.MAX_BYTES);
      var check =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Check.class.getName(),
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
      var log = Files.readString(directory.resolve("log"));
      assertThat(check.exitValue()).as(log).isZero();
      assertThat(Long.parseLong(log.strip())).as("milliseconds").isLessThan(10_000);
    }
  }

  /** Noise in the first pixels, to be heavy; the rest plain, to be large. */
  private static BufferedImage mixed(int width, int height, int noisy) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var random = new Random(1);
    for (var i = 0; i < noisy; i++) {
      image.setRGB(i % width, i / width, random.nextInt());
    }
    return image;
  }

  /** Checks one file and prints how long it took. */
  static final class Check {
    public static void main(String[] args) throws IOException {
      var start = System.nanoTime();
      try (var stream = new FileInputStream(args[0])) {
        var picture = new PictureCheck().accept(stream);
        Rendition.thumbnail(picture.mediaType(), picture.bytes());
      }
      System.out.println(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }
}
