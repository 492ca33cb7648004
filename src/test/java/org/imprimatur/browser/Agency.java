package org.imprimatur.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.imprimatur.live.LiveServers;

/** The agency's people at work by the REST API, where what they do is not what is looked at. */
final class Agency {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String home;

  Agency(String home) {
    this.home = home;
  }

  String open(Map<String, Object> piece) {
    return call("manager", "POST", "/api/pieces", piece).path("id").asText();
  }

  JsonNode piece(String id) {
    return call("manager", "GET", "/api/pieces/" + id, null);
  }

  void edit(String piece, Map<String, Object> content) {
    call("manager", "PUT", "/api/pieces/" + piece + "/content", content);
  }

  /** The reviewer accepts the version that stands. */
  void review(String piece) {
    answer("reviewer", piece, "Task_ReviewPiece", Map.of("reviewDecision", "APPROVE"), true);
  }

  void revise(String piece, Map<String, Object> fields) {
    answer("manager", piece, "Task_RevisePiece", fields, false);
  }

  private void answer(
      String who, String piece, String element, Map<String, Object> values, boolean ofVersion) {
    var task = new AtomicReference<String>();
    LiveServers.await(
        who + " has the task " + element,
        () -> {
          for (var open : call(who, "GET", "/api/tasks", null)) {
            if (open.path("piece").asText().equals(piece)
                && open.path("element").asText().equals(element))
              task.set(open.path("id").asText());
          }
          return task.get() != null;
        },
        Duration.ofSeconds(20));
    var submitted = new LinkedHashMap<>(values);
    var versions = piece(piece).path("versions");
    if (ofVersion)
      submitted.put("versionDigest", versions.get(versions.size() - 1).path("digest").asText());
    call(who, "POST", "/api/tasks/" + task.get(), submitted);
  }

  JsonNode call(String who, String method, String path, Object body) {
    try {
      var login = Base64.getEncoder().encodeToString((who + ":" + who).getBytes());
      var request =
          HttpRequest.newBuilder(URI.create(home + path))
              .header("Authorization", "Basic " + login)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(json.writeValueAsString(body)))
              .build();
      var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() >= 300)
        throw new AssertionError(
            method + " " + path + " as " + who + ": " + answer.statusCode() + answer.body());
      return json.readTree(answer.body().isEmpty() ? "null" : answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
