package org.imprimatur.channels.mastodon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.MediaType;

/** A form with a file, as bytes of known length: small servers read no chunked requests. */
class MultipartForm {
  private final String boundary = "imprimatur-" + UUID.randomUUID();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  MultipartForm file(String name, String fileName, String type, byte[] bytes) {
    var disposition = "form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"";
    return part("Content-Disposition: " + disposition + "\r\nContent-Type: " + type, bytes);
  }

  MultipartForm text(String name, String text) {
    return part(
        "Content-Disposition: form-data; name=\"" + name + "\"",
        text.getBytes(StandardCharsets.UTF_8));
  }

  MediaType contentType() {
    return MediaType.parseMediaType("multipart/form-data; boundary=" + boundary);
  }

  byte[] bytes() {
    var all = new ByteArrayOutputStream();
    all.writeBytes(parts.toByteArray());
    all.writeBytes(ascii("--" + boundary + "--\r\n"));
    return all.toByteArray();
  }

  private MultipartForm part(String head, byte[] body) {
    parts.writeBytes(ascii("--" + boundary + "\r\n" + head + "\r\n\r\n"));
    parts.writeBytes(body);
    parts.writeBytes(ascii("\r\n"));
    return this;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
