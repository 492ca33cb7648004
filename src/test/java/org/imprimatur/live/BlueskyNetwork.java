package org.imprimatur.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real AT Protocol network (directory, data server, and with Redis the app view), started once
 * per JVM.
 */
public final class BlueskyNetwork {
  private static final String PASSWORD = "correct-horse-battery";
  private static final String POSTGRES_GUARD =
      "trap 'kill -INT \"$(head -n 1 \"$0/postmaster.pid\")\"; exit' TERM; while :; do sleep 1; done";
  private static BlueskyNetwork running;

  private final URI baseUrl;
  private final URI control;
  private final boolean appView;

  private BlueskyNetwork(URI baseUrl, URI control, boolean appView) {
    this.baseUrl = baseUrl;
    this.control = control;
    this.appView = appView;
  }

  /**
   * The running network; aborts the test if Node.js is missing or the packages cannot be installed.
   */
  public static synchronized BlueskyNetwork running() {
    if (running == null) {
      for (var program : List.of("node", "npm")) {
        if (LiveServers.onPath(program).isEmpty()) {
          throw LiveServers.missing(program + " is not installed (Node.js 20 or newer)");
        }
      }
      running = start();
    }
    return running;
  }

  /** The network if it has its read side (timelines, counters), which needs Redis. */
  public BlueskyNetwork withAppView() {
    if (!appView) {
      throw LiveServers.missing(
          "redis-server is not installed, so Bluesky runs without its app view");
    }
    return this;
  }

  public URI baseUrl() {
    return baseUrl;
  }

  /** Makes an account with an app password; the name may be used once. */
  public Login account(String name) {
    var handle = name + ".test";
    var created =
        call(
            "com.atproto.server.createAccount",
            "",
            object()
                .put("email", name + "@example.test")
                .put("handle", handle)
                .put("password", PASSWORD));
    var appPassword =
        call(
            "com.atproto.server.createAppPassword",
            created.path("accessJwt").asText(),
            object().put("name", "imprimatur"));
    return new Login(
        baseUrl, handle, created.path("did").asText(), appPassword.path("password").asText());
  }

  /** Takes the app password away, as its owner would. */
  public void revokeAppPassword(Login login) {
    call(
        "com.atproto.server.revokeAppPassword",
        token(login.handle(), PASSWORD),
        object().put("name", "imprimatur"));
  }

  /** The account's posts as they are stored, newest first: uri, cid and value of each. */
  public List<JsonNode> posts(Login login) {
    var address =
        "com.atproto.repo.listRecords?limit=100&collection=app.bsky.feed.post&repo="
            + Wire.encoded(login.id());
    var posts = new ArrayList<JsonNode>();
    Wire.get(xrpc(address), "").path("records").forEach(posts::add);
    return posts;
  }

  /** Sets the servers' clock this far ahead, so that tokens expire; zero sets it right again. */
  public void clockAhead(Duration time) {
    Wire.post(control.resolve("/clock/" + time.toMillis()), "", object());
  }

  public void like(Login by, String uri, String cid) {
    var like = object().put("repo", by.id()).put("collection", "app.bsky.feed.like");
    var record = like.putObject("record");
    record.put("$type", "app.bsky.feed.like").put("createdAt", Instant.now().toString());
    record.putObject("subject").put("uri", uri).put("cid", cid);
    call("com.atproto.repo.createRecord", token(by.handle(), by.secret()), like);
  }

  /** Writes a post; as an answer if it is given what it answers and what began that thread. */
  public JsonNode post(Login by, String text, JsonNode root, JsonNode parent) {
    var record =
        object()
            .put("$type", "app.bsky.feed.post")
            .put("text", text)
            .put("createdAt", Instant.now().toString());
    record.putArray("langs").add("en");
    if (root != null) {
      var reply = record.putObject("reply");
      reply.set("root", strong(root));
      reply.set("parent", strong(parent));
    }
    return create(by, "app.bsky.feed.post", record);
  }

  /** Writes a post that names somebody. */
  public JsonNode mention(Login by, String before, Login whom) {
    return create(by, "app.bsky.feed.post", naming(before, whom, Instant.now()));
  }

  /** Writes many such posts at once, each a second after the one before. */
  public void mentions(Login by, List<String> before, Login whom) {
    var body = object().put("repo", by.id());
    var writes = body.putArray("writes");
    var first = Instant.now().minusSeconds(before.size());
    for (int i = 0; i < before.size(); i++) {
      writes
          .addObject()
          .put("$type", "com.atproto.repo.applyWrites#create")
          .put("collection", "app.bsky.feed.post")
          .set("value", naming(before.get(i), whom, first.plusSeconds(i)));
    }
    call("com.atproto.repo.applyWrites", token(by.handle(), by.secret()), body);
  }

  private static ObjectNode naming(String before, Login whom, Instant at) {
    var name = "@" + whom.handle();
    var record =
        object()
            .put("$type", "app.bsky.feed.post")
            .put("text", before + name)
            .put("createdAt", at.toString());
    var facet = record.putArray("facets").addObject();
    facet
        .putObject("index")
        .put("byteStart", before.length())
        .put("byteEnd", before.length() + name.length());
    facet
        .putArray("features")
        .addObject()
        .put("$type", "app.bsky.richtext.facet#mention")
        .put("did", whom.id());
    return record;
  }

  public void repost(Login by, String uri, String cid) {
    var record =
        object().put("$type", "app.bsky.feed.repost").put("createdAt", Instant.now().toString());
    record.putObject("subject").put("uri", uri).put("cid", cid);
    create(by, "app.bsky.feed.repost", record);
  }

  public void follow(Login by, Login whom) {
    create(
        by,
        "app.bsky.graph.follow",
        object()
            .put("$type", "app.bsky.graph.follow")
            .put("subject", whom.id())
            .put("createdAt", Instant.now().toString()));
  }

  /** Any read of the servers, as this account. */
  public JsonNode read(Login as, String methodAndQuery) {
    return Wire.get(xrpc(methodAndQuery), token(as.handle(), as.secret()));
  }

  private JsonNode create(Login by, String collection, JsonNode record) {
    var body = object().put("repo", by.id()).put("collection", collection);
    body.set("record", record);
    return call("com.atproto.repo.createRecord", token(by.handle(), by.secret()), body);
  }

  private static JsonNode strong(JsonNode post) {
    return object().put("uri", post.path("uri").asText()).put("cid", post.path("cid").asText());
  }

  /** Removes a post, as its author does with any app. */
  public void delete(Login by, String recordKey) {
    remove(by, "app.bsky.feed.post", recordKey);
  }

  /** Removes any record. */
  public void remove(Login by, String collection, String recordKey) {
    call(
        "com.atproto.repo.deleteRecord",
        token(by.handle(), by.secret()),
        object().put("repo", by.id()).put("collection", collection).put("rkey", recordKey));
  }

  /** Puts another record in a post's place, as any app can. */
  public void replace(Login by, String recordKey, JsonNode record) {
    call(
        "com.atproto.repo.putRecord",
        token(by.handle(), by.secret()),
        object()
            .put("repo", by.id())
            .put("collection", "app.bsky.feed.post")
            .put("rkey", recordKey)
            .set("record", record));
  }

  private String token(String handle, String password) {
    return call(
            "com.atproto.server.createSession",
            "",
            object().put("identifier", handle).put("password", password))
        .path("accessJwt")
        .asText();
  }

  private JsonNode call(String method, String token, JsonNode body) {
    return Wire.post(xrpc(method), token, body);
  }

  private URI xrpc(String method) {
    return URI.create(baseUrl + "/xrpc/" + method);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static BlueskyNetwork start() {
    var packages = NodePackages.installed();
    var directory = LiveServers.fresh("bluesky");
    var pds = LiveServers.freePort();
    var environment = new HashMap<String, String>();
    // The servers keep repositories and blobs where temporary files go.
    environment.put("TMPDIR", directory.toString());
    environment.put("PDS_PORT", String.valueOf(pds));
    for (var port : List.of("CONTROL_PORT", "PLC_PORT", "BSKY_PORT", "OZONE_PORT")) {
      environment.put(port, String.valueOf(LiveServers.freePort()));
    }
    var appView = LiveServers.onPath("redis-server").isPresent();
    if (appView) {
      environment.putAll(stores(directory));
    } else {
      System.err.println(
          "redis-server is NOT installed: Bluesky runs WITHOUT its app view, its counters are NOT tested");
    }
    var node = LiveProcess.start("bluesky", packages, environment, "node", "bluesky-network.cjs");
    node.await(() -> node.said("READY"), Duration.ofSeconds(90));
    return new BlueskyNetwork(
        URI.create("http://localhost:" + pds),
        URI.create("http://localhost:" + environment.get("CONTROL_PORT")),
        appView);
  }

  private static Map<String, String> stores(Path directory) {
    var port = String.valueOf(LiveServers.freePort());
    LiveProcess.start(
        "redis",
        directory,
        Map.of(),
        "redis-server",
        "--port",
        port,
        "--bind",
        "127.0.0.1",
        "--save",
        "");
    var data = directory.resolve("postgres");
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(LiveServers.DIRECTORY.resolve("postgres").toFile())
              .setDataDirectory(data)
              .start();
      // It ends with this JVM by itself, but not after kill -9.
      LiveProcess.start(
          "postgres-guard", directory, Map.of(), "sh", "-c", POSTGRES_GUARD, data.toString());
      return Map.of(
          "REDIS_HOST", "127.0.0.1:" + port,
          "DB_POSTGRES_SCHEMA", "bsky",
          "DB_POSTGRES_URL", "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
