package org.imprimatur.channels.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.channels.Deliveries.account;
import static org.imprimatur.channels.Deliveries.picture;
import static org.imprimatur.channels.Deliveries.prepared;
import static org.imprimatur.channels.Deliveries.reply;
import static org.imprimatur.channels.Deliveries.text;
import static org.imprimatur.channels.Deliveries.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.PostRejected;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.imprimatur.live.BlueskyNetwork;
import org.imprimatur.live.Login;
import org.imprimatur.live.LossyProxy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The adapter against a real AT Protocol network, read back through the servers' own API. */
@Tag("live")
class BlueskyLiveTests {
  private static BlueskyNetwork network;
  private static Login brand;
  private static Account channel;

  private final Bluesky bluesky = new Bluesky();

  @BeforeAll
  static void start() {
    network = BlueskyNetwork.running();
    brand = network.account("bskybrand");
    channel = account(brand.baseUrl(), "@" + brand.handle(), brand.secret());
  }

  @Test
  void connectsWithAnAppPassword() {
    assertThat(bluesky.connect(channel).maxLength()).isEqualTo(300);
  }

  @Test
  void publishesTextFacetsPicturesAndTheFirstComment() {
    var words =
        "Grüße 👨‍👩‍👧 from @"
            + brand.handle()
            + " and @nobody.test: https://example.com/a?b=1. #SpringSale #Käse";
    var door = picture("A red \"door\" – Tür", 40, 30);
    var delivery = prepared(bluesky, channel, text(words, door, picture("Second", 30, 40)));
    var post = confirmed(bluesky.publish(channel, delivery));
    var comment = confirmed(bluesky.publish(channel, reply("First!", post)));

    var stored = record(post);
    assertThat(stored.path("cid").asText()).isEqualTo(post.reference());
    var value = stored.path("value");
    assertThat(value.path("text").asText()).isEqualTo(words);
    assertThat(Instant.parse(value.path("createdAt").asText()).toEpochMilli())
        .isEqualTo(delivery.createdAt().toEpochMilli());
    assertThat(value.path("langs").get(0).asText()).isEqualTo("en");
    assertThat(covered(value))
        .containsExactly(
            "@" + brand.handle() + " " + brand.id(),
            "https://example.com/a?b=1 https://example.com/a?b=1",
            "#SpringSale SpringSale",
            "#Käse Käse");
    var images = value.path("embed").path("images");
    assertThat(images.findValuesAsText("alt")).containsExactly("A red \"door\" – Tür", "Second");
    assertThat(images.get(0).path("image").path("size").asInt())
        .isEqualTo(door.bytes().get().length);
    assertThat(images.get(0).path("aspectRatio").toString())
        .isEqualTo("{\"width\":40,\"height\":30}");

    var answer = record(comment).path("value").path("reply");
    assertThat(answer.path("root").path("uri").asText()).isEqualTo(post.id());
    assertThat(answer.path("parent").path("cid").asText()).isEqualTo(post.reference());
  }

  @Test
  void aPostNeverGoesOutWithoutItsPictureOrMention() {
    var before = network.posts(brand).size();
    for (var unprepared : List.of(text("x", picture("x", 9, 9)), text("Hi @" + brand.handle()))) {
      var result = (SendResult.Rejected) bluesky.publish(channel, unprepared);
      assertThat(result.code()).isEqualTo("NOT_PREPARED");
    }
    assertThat(network.posts(brand)).hasSize(before);
  }

  @Test
  void publishingAgainUnderTheSameKeyChangesNothing() {
    var delivery =
        prepared(bluesky, channel, text("Once only " + Instant.now(), picture("x", 9, 9)));
    var before = network.posts(brand).size();
    var first = confirmed(bluesky.publish(channel, delivery));
    var second =
        confirmed(new Bluesky().publish(channel, prepared(bluesky, channel, fresh(delivery))));
    assertThat(second).isEqualTo(first);
    assertThat(network.posts(brand)).hasSize(before + 1);
  }

  @Test
  void otherWordsUnderAUsedKeyAreNeitherPublishedNorCalledRefused() {
    var delivery = text("Original " + Instant.now());
    var post = confirmed(bluesky.publish(channel, delivery));
    var other = words(delivery, "Changed");
    assertThat(bluesky.publish(channel, other)).isInstanceOf(SendResult.Unknown.class);
    assertThat(bluesky.find(channel, other, window())).isInstanceOf(LookupResult.Ambiguous.class);
    assertThat(record(post).path("value").path("text").asText()).isEqualTo(delivery.text());
  }

  @Test
  void aPostWhoseAnswerWasLostIsFoundByItsKey() {
    try (var proxy = LossyProxy.before(network.baseUrl())) {
      var lossy = account(proxy.baseUrl(), brand.handle(), brand.secret());
      var delivery = text("Lost answer " + Instant.now());
      assertThat(bluesky.find(lossy, delivery, window())).isInstanceOf(LookupResult.Absent.class);
      proxy.loseAnswersTo("repo.putRecord");
      assertThat(bluesky.publish(lossy, delivery)).isInstanceOf(SendResult.Unknown.class);
      var found = (LookupResult.Found) bluesky.find(lossy, delivery, window());
      proxy.loseAnswersTo("");
      assertThat(confirmed(bluesky.publish(lossy, delivery)).id()).isEqualTo(found.post().id());
      assertThat(network.posts(brand).stream().filter(post -> said(post).equals(delivery.text())))
          .hasSize(1);
    }
  }

  @Test
  void anExpiredSessionIsRenewedWithoutSigningInAgain() {
    try (var proxy = LossyProxy.before(network.baseUrl())) {
      var watched = account(proxy.baseUrl(), brand.handle(), brand.secret());
      confirmed(bluesky.publish(watched, text("Before " + Instant.now())));
      network.clockAhead(Duration.ofHours(3));
      try {
        confirmed(bluesky.publish(watched, text("After " + Instant.now())));
      } finally {
        network.clockAhead(Duration.ZERO);
      }
      assertThat(count(proxy, "createSession")).isEqualTo(1);
      assertThat(count(proxy, "refreshSession")).isEqualTo(1);
      assertThat(count(proxy, "putRecord")).isEqualTo(3);
    }
  }

  @Test
  void aRevokedAppPasswordIsUnauthorizedAtEveryDoor() {
    var login = network.account("bskyrevoked");
    var revoked = account(login.baseUrl(), login.handle(), login.secret());
    confirmed(bluesky.publish(revoked, text("Still here")));
    network.revokeAppPassword(login);
    network.clockAhead(Duration.ofHours(3));
    try {
      assertThat(bluesky.publish(revoked, text("Not any more")))
          .isInstanceOf(SendResult.Unauthorized.class);
    } finally {
      network.clockAhead(Duration.ZERO);
    }
    var anew = new Bluesky();
    assertThatThrownBy(() -> anew.connect(revoked))
        .isInstanceOf(ChannelUnauthorized.class)
        .hasMessageNotContaining(login.secret());
    assertThatThrownBy(() -> anew.prepare(revoked, text("x", picture("x", 9, 9))))
        .isInstanceOf(ChannelUnauthorized.class);
    assertThat(anew.find(revoked, text("x"), window())).isInstanceOf(LookupResult.Unreadable.class);
    assertThat(network.posts(login)).hasSize(1);
  }

  @Test
  void countsTheSameLimitAsTheServer() {
    var family = "👨‍👩‍👧‍👦".repeat(100) + "क्षि".repeat(100) + "a".repeat(100);
    // 300 characters a reader sees, but more bytes than the record may have.
    assertThat(bluesky.length(family, null)).isEqualTo(300);
    var fits = "क्षि".repeat(100) + "é".repeat(200);
    assertThat(bluesky.length(fits, null)).isEqualTo(300);
    confirmed(bluesky.publish(channel, text(fits)));
    var rejected = (SendResult.Rejected) bluesky.publish(channel, text(fits + "!"));
    assertThat(rejected.code()).isEqualTo("InvalidRequest");
    assertThat(rejected.message()).contains("Bluesky");
    assertThat(bluesky.publish(channel, text(family))).isInstanceOf(SendResult.Rejected.class);
  }

  @Test
  void aPictureTooLargeIsRefusedWhilePreparingOrPublishing() {
    var delivery = text("Large", picture("x", 700, 700));
    assertThat(delivery.media().get(0).bytes().get().length).isGreaterThan(1_000_000);
    assertThat(publishOrRefuse(delivery)).isInstanceOf(SendResult.Rejected.class);
  }

  @Test
  void countsALikeOfAnotherAccount() throws InterruptedException {
    network.withAppView();
    var fan = network.account("bskyfan");
    var post = confirmed(bluesky.publish(channel, text("Like me " + Instant.now())));
    network.like(fan, post.id(), post.reference());
    var deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (likes(post) < 1 && Instant.now().isBefore(deadline)) {
      Thread.sleep(300);
    }
    assertThat(likes(post)).isEqualTo(1);
  }

  @Test
  void aPostThatIsGoneHasNoMetrics() {
    network.withAppView();
    var uri = "at://" + brand.id() + "/app.bsky.feed.post/" + text("").recordKey();
    assertThat(bluesky.read(channel, new RemotePost(uri, "", ""))).isEmpty();
  }

  @Test
  void livePostReadsBackAsItWasSentUntilSomebodyChangesOrRemovesIt() {
    var words =
        "Grüße ☕ 👨‍👩‍👧 to @" + brand.handle() + ": https://example.com/a?b=1 " + Instant.now();
    var delivery =
        prepared(bluesky, channel, text(words, picture("A \"red\" door", 9, 9), picture("", 9, 9)));
    var post = confirmed(bluesky.publish(channel, delivery));
    assertThat(bluesky.canTell(channel, post)).isTrue();
    var byAddress = new RemotePost(post.url(), post.url(), "");
    assertThat(bluesky.canTell(channel, byAddress)).as("found by a person").isTrue();

    var live = ((LiveLook.There) bluesky.look(channel, post)).post();
    assertThat(live.text()).isEqualTo(words);
    assertThat(live.formatted()).isFalse();
    assertThat(live.altTexts()).containsExactly("A \"red\" door", "");
    assertThat(live.reference()).isEqualTo(post.reference());
    assertThat(bluesky.look(channel, byAddress)).isEqualTo(new LiveLook.There(live));

    var other = (ObjectNode) record(post).path("value").deepCopy();
    other.put("text", "Other words");
    network.replace(brand, delivery.recordKey(), other);
    var edited = ((LiveLook.There) bluesky.look(channel, post)).post();
    assertThat(edited.text()).isEqualTo("Other words");
    assertThat(edited.reference()).isNotEqualTo(post.reference());

    network.delete(brand, delivery.recordKey());
    assertThat(bluesky.look(channel, post)).isInstanceOf(LiveLook.Gone.class);
  }

  private SendResult publishOrRefuse(Delivery delivery) {
    try {
      return bluesky.publish(channel, prepared(bluesky, channel, delivery));
    } catch (PostRejected e) {
      return new SendResult.Rejected(e.code(), e.getMessage());
    }
  }

  private long likes(RemotePost post) {
    return bluesky.read(channel, post).orElseThrow().likes();
  }

  private static Delivery fresh(Delivery delivery) {
    return new Delivery(
        delivery.idempotencyKey(),
        delivery.recordKey(),
        delivery.createdAt(),
        delivery.text(),
        delivery.hashtags(),
        delivery.language(),
        delivery.media(),
        Map.of(),
        null);
  }

  private static Delivery words(Delivery delivery, String text) {
    return new Delivery(
        delivery.idempotencyKey(),
        delivery.recordKey(),
        delivery.createdAt(),
        text,
        delivery.hashtags(),
        delivery.language(),
        delivery.media(),
        delivery.progress(),
        null);
  }

  private static long count(LossyProxy proxy, String method) {
    return proxy.requests().stream().filter(line -> line.contains(method)).count();
  }

  private static JsonNode record(RemotePost post) {
    return network.posts(brand).stream()
        .filter(stored -> stored.path("uri").asText().equals(post.id()))
        .findFirst()
        .orElseThrow();
  }

  private static String said(JsonNode stored) {
    return stored.path("value").path("text").asText();
  }

  private static List<String> covered(JsonNode value) {
    var bytes = value.path("text").asText().getBytes(StandardCharsets.UTF_8);
    var covered = new ArrayList<String>();
    for (var facet : value.path("facets")) {
      var start = facet.path("index").path("byteStart").asInt();
      var length = facet.path("index").path("byteEnd").asInt() - start;
      var feature = facet.path("features").get(0);
      var names =
          feature.path("did").asText(feature.path("uri").asText(feature.path("tag").asText()));
      covered.add(new String(bytes, start, length, StandardCharsets.UTF_8) + " " + names);
    }
    return covered;
  }

  private static RemotePost confirmed(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.Confirmed.class);
    return ((SendResult.Confirmed) result).post();
  }
}
