package org.imprimatur.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Talks to the servers without any of the application's code, so that the two cannot agree on the
 * same mistake.
 */
final class Wire {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  static JsonNode get(URI address, String token) {
    return json(send(request(address, token).GET()));
  }

  static JsonNode post(URI address, String token, JsonNode body) {
    return json(
        send(
            request(address, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
  }

  static JsonNode put(URI address, String token, JsonNode body) {
    return json(
        send(
            request(address, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))));
  }

  static String form(URI address, String token, Map<String, String> fields) {
    return send(
        request(address, token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
  }

  /** The status of a GET, or 0 where nobody answers. */
  static int status(URI address, String token) {
    return status(request(address, token).GET());
  }

  /** The status of a POST without a body, or 0 where nobody answers. */
  static int postStatus(URI address, String token) {
    return status(request(address, token).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static int status(HttpRequest.Builder request) {
    try {
      return http().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static HttpRequest.Builder request(URI address, String token) {
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static String send(HttpRequest.Builder request) {
    try {
      var built = request.build();
      var response = http().send(built, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError(
            built.uri() + " answered " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Never a kept connection: snac closes them without saying so. */
  private static HttpClient http() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
