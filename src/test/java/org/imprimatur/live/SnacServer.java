package org.imprimatur.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A real small server with Mastodon's API, started once per JVM. */
public final class SnacServer {
  private static final Pattern PASSWORD = Pattern.compile("User password is (\\S+)");
  private static SnacServer running;

  private final Path data;
  private final URI baseUrl;

  private SnacServer(Path data, URI baseUrl) {
    this.data = data;
    this.baseUrl = baseUrl;
  }

  /** The running server; aborts the test if snac is not installed. */
  public static synchronized SnacServer running() {
    if (running == null) {
      if (LiveServers.onPath("snac").isEmpty()) {
        throw LiveServers.missing(
            "snac is not installed (Debian: snac2 from backports, see .ci/live-servers.sh)");
      }
      running = start();
    }
    return running;
  }

  public URI baseUrl() {
    return baseUrl;
  }

  /** Makes an account; the name may be used once. */
  public Login account(String name) {
    var matcher = PASSWORD.matcher(run("", "snac", "adduser", data.toString(), name));
    if (!matcher.find()) {
      throw new AssertionError("snac gave " + name + " no password");
    }
    var token =
        Wire.form(
                address("/oauth/x-snac-get-token"),
                "",
                Map.of("login", name, "passwd", matcher.group(1)))
            .strip();
    var self = Wire.get(address("/api/v1/accounts/verify_credentials"), token);
    return new Login(baseUrl, name, self.path("id").asText(), token);
  }

  /** The account's statuses as the API gives them, newest first. */
  public List<JsonNode> statuses(Login login) {
    var statuses = new ArrayList<JsonNode>();
    Wire.get(address("/api/v1/accounts/" + login.id() + "/statuses?limit=40"), login.secret())
        .forEach(statuses::add);
    return statuses;
  }

  public JsonNode status(Login login, String id) {
    return Wire.get(address("/api/v1/statuses/" + id), login.secret());
  }

  /** Removes a status from its files: snac's API has no way to, its own pages do just that. */
  public void delete(String id) {
    // An id is ten digits of time and the name of the file.
    var name = id.substring(10);
    try (var files = Files.walk(data)) {
      for (var file : files.filter(f -> f.getFileName().toString().startsWith(name)).toList())
        Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes other words into a status, as its author does with any app. */
  public void edit(Login login, String id, String text) {
    Wire.put(
        address("/api/v1/statuses/" + id),
        login.secret(),
        new ObjectMapper().createObjectNode().put("status", text));
  }

  /**
   * From now on the other's posts reach the follower's timeline; snac lets nobody react to posts
   * outside it.
   */
  public void follow(Login by, Login whom) {
    // An account can be followed once it has been seen.
    var actor = Wire.encoded(baseUrl + "/" + whom.handle());
    Wire.get(address("/api/v2/search?resolve=true&type=accounts&q=" + actor), by.secret());
    Wire.form(address("/api/v1/accounts/" + whom.id() + "/follow"), by.secret(), Map.of());
  }

  /** Writes a status; as an answer if there is one to answer. */
  public JsonNode post(Login by, String text, String answers, String visibility) {
    var body =
        new ObjectMapper().createObjectNode().put("status", text).put("visibility", visibility);
    if (!answers.isEmpty()) body.put("in_reply_to_id", answers);
    return Wire.post(address("/api/v1/statuses"), by.secret(), body);
  }

  /** Passes on a post of somebody followed, once snac has delivered it. */
  public void reblog(Login by, String statusId) {
    var address = address("/api/v1/statuses/" + statusId + "/reblog");
    LiveServers.await(
        "snac delivers " + statusId,
        () -> Wire.postStatus(address, by.secret()) == 200,
        Duration.ofSeconds(40));
  }

  /** Marks a post of somebody followed, as soon as snac's queue has delivered it. */
  public void favourite(Login by, String statusId) {
    var address = address("/api/v1/statuses/" + statusId + "/favourite");
    LiveServers.await(
        "snac delivers " + statusId,
        () -> Wire.postStatus(address, by.secret()) == 200,
        Duration.ofSeconds(40));
  }

  private URI address(String path) {
    return URI.create(baseUrl + path);
  }

  private static SnacServer start() {
    var port = LiveServers.freePort();
    var data = LiveServers.fresh("snac").resolve("data");
    run("127.0.0.1\n" + port + "\nlocalhost:" + port + "\n\n\n", "snac", "init", data.toString());
    configure(data.resolve("server.json"));
    var server = new SnacServer(data, URI.create("http://localhost:" + port));
    LiveProcess.start(
            "snac", data.getParent(), Map.of("DEBUG", "1"), "snac", "httpd", data.toString())
        .await(() -> Wire.status(server.baseUrl, "") > 0, Duration.ofSeconds(20));
    return server;
  }

  private static void configure(Path settings) {
    try {
      var json = (ObjectNode) new ObjectMapper().readTree(Files.readString(settings));
      // It also delivers to itself; with its few threads all sending, none would be left to
      // receive.
      json.put("protocol", "http").put("num_threads", 16);
      Files.writeString(settings, json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String input, String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
