package org.imprimatur.channels;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Deliveries as publishing would freeze them, for trying the adapters. */
public final class Deliveries {
  private static final RecordKeys KEYS = new RecordKeys();

  private Deliveries() {}

  public static Account account(URI baseUrl, String handle, String secret) {
    return new Account(UUID.randomUUID(), baseUrl, handle, secret, null);
  }

  public static Delivery text(String text, Medium... media) {
    return new Delivery(
        UUID.randomUUID().toString(),
        KEYS.next(),
        Instant.now(),
        text,
        List.of(),
        "en",
        List.of(media),
        Map.of(),
        null);
  }

  public static Delivery reply(String text, RemotePost to) {
    return copy(text(text), Map.of(), to);
  }

  /** Takes every preparation step, as the process would. */
  public static Delivery prepared(PostPublisher platform, Account account, Delivery delivery) {
    var current = delivery;
    for (int step = 0; step < 50; step++) {
      var preparation = platform.prepare(account, current);
      current = copy(current, preparation.progress(), current.inReplyTo());
      if (preparation.state() == Preparation.State.READY) {
        return current;
      }
    }
    throw new AssertionError("Not ready after 50 steps");
  }

  /** A picture that no other has the bytes of. */
  public static Medium picture(String altText, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random();
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(
            x,
            y,
            new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)).getRGB());
      }
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
      var digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(out.toByteArray()));
      return new Medium(digest, "image/png", altText, width, height, out::toByteArray);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From two minutes ago until now, as reconciliation looks. */
  public static LookupWindow window(String... knownIds) {
    var now = Instant.now();
    return new LookupWindow(now.minusSeconds(120), now.plusSeconds(5), Set.of(knownIds));
  }

  private static Delivery copy(
      Delivery delivery, Map<String, String> progress, RemotePost inReplyTo) {
    return new Delivery(
        delivery.idempotencyKey(),
        delivery.recordKey(),
        delivery.createdAt(),
        delivery.text(),
        delivery.hashtags(),
        delivery.language(),
        delivery.media(),
        progress,
        inReplyTo);
  }
}
