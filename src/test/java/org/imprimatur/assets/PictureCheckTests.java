package org.imprimatur.assets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.imprimatur.assets.Samples.chunk;
import static org.imprimatur.assets.Samples.exif;
import static org.imprimatur.assets.Samples.insert;
import static org.imprimatur.assets.Samples.join;
import static org.imprimatur.assets.Samples.latin1;
import static org.imprimatur.assets.Samples.picture;
import static org.imprimatur.assets.Samples.segment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.imprimatur.assets.AssetRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class PictureCheckTests {
  private static final int PNG_AFTER_HEADER = 33;

  @ParameterizedTest
  @CsvSource({"jpeg,image/jpeg", "png,image/png", "gif,image/gif"})
  void plainPictureIsTakenByteForByte(String format, String mediaType) {
    var file = picture(format, 320, 200);
    var taken = accept(file);
    assertThat(taken.mediaType()).isEqualTo(mediaType);
    assertThat(taken.width()).isEqualTo(320);
    assertThat(taken.height()).isEqualTo(200);
    assertThat(taken.bytes()).isEqualTo(file);
  }

  @Test
  void webpIsTaken() {
    var taken = accept(Samples.webp());
    assertThat(taken)
        .extracting(Picture::mediaType, Picture::width, Picture::height)
        .containsExactly("image/webp", 1, 1);
    assertThat(taken.bytes()).isEqualTo(Samples.webp());
  }

  @Test
  void jpegLosesPlacesPreviewsAndComments() {
    var plain = picture("jpeg", 64, 64);
    var file =
        insert(
            plain,
            2,
            segment(0xe1, join(latin1("Exif\0\0"), exif(1))),
            segment(0xe1, latin1("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET</x:xmpmeta>")),
            segment(0xed, latin1("Photoshop 3.0\0SECRET")),
            segment(0xe2, latin1("MPF\0SECRET")),
            segment(0xfe, latin1("SECRET <script>alert(1)</script>")));
    assertThat(new String(file, ISO_8859_1)).contains("SECRET", "GPS!");
    assertThat(accept(file).bytes()).isEqualTo(plain);
  }

  @Test
  void pngLosesPlacesAndTexts() {
    var plain = picture("png", 64, 64);
    var file =
        insert(
            plain,
            PNG_AFTER_HEADER,
            chunk("tEXt", latin1("Author\0SECRET")),
            chunk("zTXt", latin1("Author\0\0SECRET")),
            chunk("iTXt", latin1("XML:com.adobe.xmp\0\0\0\0\0SECRET")),
            chunk("eXIf", exif(1)),
            chunk("prIv", latin1("SECRET")));
    assertThat(accept(file).bytes()).isEqualTo(plain);
  }

  @Test
  void pngKeepsItsColours() {
    var file = insert(picture("png", 64, 64), PNG_AFTER_HEADER, chunk("sRGB", new byte[] {0}));
    assertThat(accept(file).bytes()).isEqualTo(file);
  }

  @Test
  void gifLosesComments() {
    var plain = picture("gif", 64, 64);
    var file =
        insert(
            plain,
            afterTable(plain),
            latin1("!\u00fe\u0006SECRET\0"),
            latin1("!\u00ff\u000bXMP DataXMP\u0006SECRET\0"));
    assertThat(accept(file).bytes()).isEqualTo(plain);
  }

  @Test
  void webpLosesExif() {
    var data = exif(1);
    var image = Arrays.copyOfRange(Samples.webp(), 12, Samples.webp().length);
    var length = 4 + 18 + image.length + 8 + data.length;
    var file =
        join(
            latin1("RIFF"),
            little(length),
            latin1("WEBPVP8X"),
            little(10),
            new byte[] {0x08, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            image,
            latin1("EXIF"),
            little(data.length),
            data);
    var taken = accept(file);
    assertThat(new String(taken.bytes(), ISO_8859_1)).doesNotContain("EXIF", "GPS!");
    assertThat(taken.bytes()[20]).isZero();
    assertThat(accept(taken.bytes()).bytes()).isEqualTo(taken.bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 8})
  void turnedPictureIsRefusedAndSaysSo(int orientation) {
    assertThat(
            refusal(
                insert(
                    picture("jpeg", 64, 64),
                    2,
                    segment(0xe1, join(latin1("Exif\0\0"), exif(orientation))))))
        .hasMessageContaining("orientation " + orientation)
        .extracting(AssetRefused::reason)
        .isEqualTo(Reason.TURNED);
    assertThat(
            reason(
                insert(picture("png", 64, 64), PNG_AFTER_HEADER, chunk("eXIf", exif(orientation)))))
        .isEqualTo(Reason.TURNED);
  }

  @Test
  void whatIsNoPictureIsRefusedWhateverItsName() throws IOException {
    for (var text :
        new String[] {
          "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
          "<?xml version='1.0'?><svg><image href='http://127.0.0.1/'/></svg>",
          "<!doctype html><script>alert(1)</script>",
          "%PDF-1.7",
          "BM pictures of old",
          "II*\0 tiff",
          "\0\0\0\u0018ftypheic",
          "\0\0\0\u0018ftypmp42",
          "RIFF\u0004\0\0\0WAVE"
        }) {
      assertThat(reason(latin1(text))).as(text).isEqualTo(Reason.UNSUPPORTED_TYPE);
    }
    assertThat(reason(zip())).isEqualTo(Reason.UNSUPPORTED_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif"})
  void anythingAfterTheEndIsRefused(String format) throws IOException {
    var file = picture(format, 64, 64);
    assertThat(reason(join(file, zip()))).isEqualTo(Reason.TRAILING_DATA);
    assertThat(reason(join(file, latin1("<script>alert(1)</script>"))))
        .isEqualTo(Reason.TRAILING_DATA);
    assertThat(reason(join(file, file))).isEqualTo(Reason.TRAILING_DATA);
    assertThat(reason(join(file, new byte[1]))).isEqualTo(Reason.TRAILING_DATA);
    assertThat(reason(join(Samples.webp(), zip()))).isEqualTo(Reason.TRAILING_DATA);
  }

  @Test
  void gifThatIsAScriptIsRefused() {
    assertThat(reason(latin1("GIF89a/*\u0001\u0001\u0001\u0001*/=1;alert(1)//;")))
        .isEqualTo(Reason.BROKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif"})
  void cutFilesAreRefusedAtEveryLength(String format) {
    var file = picture(format, 40, 30);
    for (var length = 4; length < file.length; length++) {
      var cut = Arrays.copyOf(file, length);
      assertThat(reason(cut))
          .as("%d of %d bytes", length, file.length)
          .isIn(Reason.BROKEN, Reason.UNSUPPORTED_TYPE);
    }
  }

  @Test
  void cutWebpIsRefusedAtEveryLength() {
    for (var length = 1; length < Samples.webp().length; length++) {
      assertThat(reason(Arrays.copyOf(Samples.webp(), length)))
          .isIn(Reason.BROKEN, Reason.UNSUPPORTED_TYPE);
    }
  }

  @Test
  void jpegWithItsMiddleMissingIsRefused() {
    var file = picture("jpeg", 400, 300);
    var cut = join(Arrays.copyOf(file, file.length - 800), latin1("\u00ff\u00d9"));
    assertThat(reason(cut)).isEqualTo(Reason.BROKEN);
  }

  @Test
  void pngWithTooLittleDataIsRefused() {
    assertThat(reason(Samples.pngClaiming(100, 100))).isEqualTo(Reason.BROKEN);
  }

  @Test
  void changedBitIsFoundByTheCheckSum() {
    var file = picture("png", 64, 64);
    file[file.length - 20] ^= 1;
    assertThat(reason(file)).isEqualTo(Reason.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({"30000,30000", "12001,1", "1,12001", "12000,4167", "2147483647,1", "-1,1"})
  void pixelBombsAreRefusedByTheirHeader(int width, int height) {
    assertThat(reason(Samples.pngClaiming(width, height))).isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @Test
  void pixelBombsOfOtherFormatsAreRefusedToo() {
    var jpeg = picture("jpeg", 64, 64);
    var frame = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xc0});
    Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x7f);
    assertThat(reason(jpeg)).isEqualTo(Reason.TOO_MANY_PIXELS);

    var gif = picture("gif", 64, 64);
    Arrays.fill(gif, 6, 10, (byte) 0x7f);
    assertThat(reason(gif)).isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @Test
  void pictureWithoutAreaIsRefused() {
    assertThat(reason(Samples.pngClaiming(0, 10))).isEqualTo(Reason.BROKEN);
  }

  @Test
  void endlessAnimationIsRefused() {
    var gif = picture("gif", 8, 8);
    var frame = Arrays.copyOfRange(gif, afterTable(gif), gif.length - 1);
    var frames = new byte[10_000][];
    Arrays.fill(frames, frame);
    assertThat(reason(insert(gif, gif.length - 1, frames))).isEqualTo(Reason.TOO_MANY_PIXELS);
    assertThat(accept(insert(gif, gif.length - 1, Arrays.copyOf(frames, 20))).mediaType())
        .isEqualTo("image/gif");
  }

  @Test
  void animatedPngAndPrintJpegAreRefused() {
    assertThat(reason(insert(picture("png", 8, 8), PNG_AFTER_HEADER, chunk("acTL", new byte[8]))))
        .isEqualTo(Reason.ANIMATED);
    var jpeg = picture("jpeg", 8, 8);
    jpeg[indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xc0}) + 9] = 4;
    assertThat(refusal(jpeg))
        .hasMessageContaining("CMYK")
        .extracting(AssetRefused::reason)
        .isEqualTo(Reason.UNSUPPORTED_TYPE);
  }

  @Test
  void colourProfileBombIsRefused() {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(new byte[64 << 20]);
    deflater.finish();
    var bomb = new byte[1 << 20];
    var length = deflater.deflate(bomb);
    deflater.end();
    var profile = chunk("iCCP", join(latin1("p\0\0"), Arrays.copyOf(bomb, length)));
    assertThat(refusal(insert(picture("png", 8, 8), PNG_AFTER_HEADER, profile)))
        .hasMessageContaining("colour profile");
  }

  @Test
  void emptyAndTooLargeFilesAreRefused() {
    assertThat(reason(new byte[0])).isEqualTo(Reason.EMPTY);
    assertThat(reason(new byte[PictureCheck.MAX_BYTES + 1])).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void endlessStreamIsReadOnlyToTheLimit() {
    var endless =
        new InputStream() {
          long count;

          @Override
          public int read() {
            count++;
            return 0x41;
          }
        };
    var refused =
        catchThrowableOfType(AssetRefused.class, () -> new PictureCheck().accept(endless));
    assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(endless.count).isEqualTo(PictureCheck.MAX_BYTES + 1);
  }

  @Test
  void randomDamageNeverEscapesAsAnythingElse() {
    var random = new Random(7);
    for (var original :
        List.of(
            picture("jpeg", 40, 30),
            picture("png", 40, 30),
            picture("gif", 40, 30),
            Samples.webp())) {
      for (var round = 0; round < 300; round++) {
        var file = original.clone();
        for (var i = 0; i <= random.nextInt(6); i++) {
          file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        try {
          accept(file);
        } catch (AssetRefused expected) {
          assertThat(expected.code()).isNotBlank();
        }
      }
    }
  }

  private static Picture accept(byte[] file) {
    try {
      return new PictureCheck().accept(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static AssetRefused refusal(byte[] file) {
    return catchThrowableOfType(AssetRefused.class, () -> accept(file));
  }

  private static Reason reason(byte[] file) {
    var refused = refusal(file);
    assertThat(refused).as("is refused").isNotNull();
    return refused.reason();
  }

  private static int afterTable(byte[] gif) {
    return 13 + (3 << (gif[10] & 7) + 1);
  }

  private static byte[] little(int number) {
    return new byte[] {
      (byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)
    };
  }

  private static int indexOf(byte[] file, byte[] part) {
    for (var i = 0; i < file.length - part.length; i++) {
      if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  private static byte[] zip() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("../../evil.html"));
      zip.write(latin1("<script>"));
    }
    return out.toByteArray();
  }
}
