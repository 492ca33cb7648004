package org.imprimatur.channels.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.channels.Deliveries.picture;
import static org.imprimatur.channels.Deliveries.prepared;
import static org.imprimatur.channels.Deliveries.text;
import static org.imprimatur.channels.Deliveries.window;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Capabilities.Resend;
import org.imprimatur.channels.Deliveries;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.PostRejected;
import org.imprimatur.channels.Preparation.State;
import org.imprimatur.channels.SendResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the small live server does not do, by scripted answers in the words of Mastodon's
 * documentation.
 */
class MastodonTests {
  private final Mastodon mastodon = new Mastodon();
  private final Map<String, Deque<Reply>> script = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private HttpServer server;
  private Account channel;

  private record Reply(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    channel = Deliveries.account(base(), "brand", "token");
    on("GET /api/v1/accounts/verify_credentials", 200, "{\"id\":\"7\",\"username\":\"Brand\"}");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void mastodonItselfIsTrustedToRecogniseARepeatedKey() {
    on(
        "GET /api/v2/instance",
        200,
        "{\"version\":\"4.5.1\",\"configuration\":{\"statuses\":{\"max_characters\":5000,\"max_media_attachments\":6,"
            + "\"characters_reserved_per_url\":23},\"media_attachments\":{\"image_size_limit\":1000,"
            + "\"description_limit\":1400,\"supported_mime_types\":[\"image/png\",\"video/mp4\"]}}}");
    nodeInfo(base() + "/nodeinfo/2.0", "mastodon");
    var capabilities = mastodon.connect(channel);
    assertThat(capabilities.resend()).isEqualTo(Resend.SAME_KEY);
    assertThat(capabilities.sameKeyWindow()).isEqualTo(Duration.ofMinutes(50));
    assertThat(capabilities.maxLength()).isEqualTo(5000);
    assertThat(capabilities.maxImages()).isEqualTo(6);
    assertThat(capabilities.maxImageBytes()).isEqualTo(1000);
    assertThat(capabilities.maxAltText()).isEqualTo(1400);
    assertThat(capabilities.imageTypes()).containsExactly("image/png");
  }

  @Test
  void anImitatorIsNotTrustedWhateverVersionItClaims() {
    on("GET /api/v2/instance", 200, "{\"version\":\"4.5.1\",\"configuration\":{\"statuses\":{}}}");
    nodeInfo(base() + "/nodeinfo/2.0", "gotosocial");
    assertThat(mastodon.connect(channel).resend()).isEqualTo(Resend.AFTER_TWO_ABSENCES);
  }

  @Test
  void theTokenDoesNotFollowALinkToAnotherServer() {
    on("GET /api/v2/instance", 200, "{\"configuration\":{\"statuses\":{}}}");
    nodeInfo("http://elsewhere.invalid/nodeinfo/2.0", "mastodon");
    assertThat(mastodon.connect(channel).resend()).isEqualTo(Resend.AFTER_TWO_ABSENCES);
    assertThat(requests).doesNotContain("GET /nodeinfo/2.0");
  }

  @Test
  void aServerThatIsNotMastodonCannotBeConnected() {
    on("GET /api/v2/instance", 404, "<h1>Not found</h1>");
    on("GET /api/v1/instance", 404, "<h1>Not found</h1>");
    assertThatThrownBy(() -> mastodon.connect(channel)).isInstanceOf(PlatformUnavailable.class);
  }

  @Test
  void aPictureInProcessingIsWaitedFor() {
    on("POST /api/v2/media", 202, "{\"id\":\"11\",\"url\":null}");
    on("GET /api/v1/media/11", 206, "{\"id\":\"11\",\"url\":null}");
    on("GET /api/v1/media/11", 200, "{\"id\":\"11\",\"url\":\"http://x\"}");
    var delivery = text("x", picture("x", 9, 9));
    var first = mastodon.prepare(channel, delivery);
    assertThat(first.state()).isEqualTo(State.WAITING);
    assertThat(first.askAgainAfter()).isPositive();
    prepared(mastodon, channel, delivery);
    // Uploaded by both runs, since the first one's progress was not handed on; then asked twice.
    assertThat(requests)
        .containsExactly(
            "POST /api/v2/media",
            "POST /api/v2/media",
            "GET /api/v1/media/11",
            "GET /api/v1/media/11");
  }

  @Test
  void aPictureTheServerCannotProcessIsRefused() {
    on("POST /api/v2/media", 202, "{\"id\":\"11\"}");
    on(
        "GET /api/v1/media/11",
        422,
        "{\"error\":\"Error processing thumbnail for uploaded media\"}");
    assertThatThrownBy(() -> prepared(mastodon, channel, text("x", picture("x", 9, 9))))
        .isInstanceOf(PostRejected.class)
        .hasMessageContaining("thumbnail");
  }

  @Test
  void aPostNeverGoesOutWithoutItsPicture() {
    var result = mastodon.publish(channel, text("x", picture("x", 9, 9)));
    assertThat(((SendResult.Rejected) result).code()).isEqualTo("NOT_PREPARED");
    assertThat(requests).isEmpty();
  }

  @Test
  void aRepeatCarriesTheSameKey() {
    on("POST /api/v1/statuses", 500, "");
    on(
        "POST /api/v1/statuses",
        200,
        "{\"id\":\"21\",\"url\":\"http://x/21\",\"content\":\"<p>x</p>\"}");
    var delivery = text("x");
    assertThat(mastodon.publish(channel, delivery)).isInstanceOf(SendResult.Unknown.class);
    assertThat(mastodon.publish(channel, delivery)).isInstanceOf(SendResult.Confirmed.class);
    assertThat(keys).containsExactly(delivery.idempotencyKey(), delivery.idempotencyKey());
  }

  @Test
  void refusalsAreToldFromWhatNobodyKnows() {
    on(
        "POST /api/v1/statuses",
        422,
        "{\"error\":\"Validation failed: Text character limit of 500 exceeded\"}");
    var rejected = (SendResult.Rejected) mastodon.publish(channel, text("x"));
    assertThat(rejected.message())
        .isEqualTo(
            "Mastodon refuses this: Validation failed: Text character limit of 500 exceeded");
    script.clear();
    on("POST /api/v1/statuses", 422, "<h1>422</h1>");
    assertThat(mastodon.publish(channel, text("x"))).isInstanceOf(SendResult.Unknown.class);
    script.clear();
    on("POST /api/v1/statuses", 404, "<h1>404</h1>");
    assertThat(mastodon.publish(channel, text("x"))).isInstanceOf(SendResult.Unknown.class);
  }

  @Test
  void olderPagesAreReadUntilTheWindowIsCovered() {
    var delivery = text("Wanted");
    var now = Instant.now();
    on(
        "GET /api/v1/accounts/7/statuses",
        200,
        statuses(status("30", now, "Other"), status("29", now, "Another")));
    on(
        "GET /api/v1/accounts/7/statuses",
        200,
        statuses(status("28", now.minusSeconds(5), "Wanted")));
    on(
        "GET /api/v1/accounts/7/statuses",
        200,
        statuses(status("27", now.minusSeconds(900), "Wanted")));
    var found = (LookupResult.Found) mastodon.find(channel, delivery, window());
    assertThat(found.post().id()).isEqualTo("28");
  }

  @Test
  void anErrorWhileReadingBackIsNoAbsence() {
    on("GET /api/v1/accounts/7/statuses", 500, "");
    assertThat(mastodon.find(channel, text("x"), window()))
        .isInstanceOf(LookupResult.Unreadable.class);
  }

  @Test
  void aFullPageThatRepeatsItselfIsNoAbsence() {
    var now = Instant.now();
    var page = new String[40];
    for (int i = 0; i < page.length; i++) {
      page[i] = status(String.valueOf(100 - i), now, "Other " + i);
    }
    on("GET /api/v1/accounts/7/statuses", 200, statuses(page));
    assertThat(mastodon.find(channel, text("x"), window()))
        .isInstanceOf(LookupResult.Unreadable.class);
  }

  @Test
  void anAnswerToAnotherPostOrWithOtherPicturesIsNotOurs() {
    var now = Instant.now();
    var reply =
        status("30", now, "Wanted").replace("\"in_reply_to_id\":null", "\"in_reply_to_id\":\"5\"");
    var illustrated =
        status("29", now, "Wanted")
            .replace("\"media_attachments\":[]", "\"media_attachments\":[{}]");
    on("GET /api/v1/accounts/7/statuses", 200, statuses(reply, illustrated));
    assertThat(mastodon.find(channel, text("Wanted"), window()))
        .isInstanceOf(LookupResult.Absent.class);
  }

  private static String statuses(String... statuses) {
    return "[" + String.join(",", statuses) + "]";
  }

  private static String status(String id, Instant at, String text) {
    return "{\"id\":\"%s\",\"created_at\":\"%s\",\"content\":\"<p>%s</p>\",\"media_attachments\":[],\"in_reply_to_id\":null}"
        .formatted(id, at, text);
  }

  private void nodeInfo(String href, String software) {
    on("GET /.well-known/nodeinfo", 200, "{\"links\":[{\"rel\":\"x\",\"href\":\"" + href + "\"}]}");
    on("GET /nodeinfo/2.0", 200, "{\"software\":{\"name\":\"" + software + "\"}}");
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers in the order given; the last one stays. */
  private void on(String request, int status, String body) {
    script.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Reply(status, body));
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    if (!request.endsWith("verify_credentials")) {
      requests.add(request);
    }
    if (exchange.getRequestHeaders().containsKey("Idempotency-Key")) {
      keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    }
    exchange.getRequestBody().readAllBytes();
    var replies = script.getOrDefault(request, new ArrayDeque<>(List.of(new Reply(404, "{}"))));
    var reply = replies.size() > 1 ? replies.poll() : replies.peek();
    var body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
