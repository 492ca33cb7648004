package org.imprimatur.channels.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.channels.Deliveries.account;
import static org.imprimatur.channels.Deliveries.picture;
import static org.imprimatur.channels.Deliveries.prepared;
import static org.imprimatur.channels.Deliveries.reply;
import static org.imprimatur.channels.Deliveries.text;
import static org.imprimatur.channels.Deliveries.window;

import java.time.Duration;
import java.time.Instant;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Capabilities.Resend;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.LivePost;
import org.imprimatur.channels.LivePostReader;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.imprimatur.live.Login;
import org.imprimatur.live.LossyProxy;
import org.imprimatur.live.SnacServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The adapter against a real server with Mastodon's API, read back through the server's own API.
 */
@Tag("live")
class MastodonLiveTests {
  private static SnacServer server;
  private static Login brand;
  private static Account channel;

  private final Mastodon mastodon = new Mastodon();

  @BeforeAll
  static void start() {
    server = SnacServer.running();
    brand = server.account("mastodonbrand");
    channel = account(brand.baseUrl(), "@" + brand.handle(), brand.secret());
  }

  @Test
  void learnsWhatTheServerAllowsAndDoesNotTrustItsKeys() {
    var capabilities = mastodon.connect(channel);
    assertThat(capabilities.maxLength()).isEqualTo(100_000);
    assertThat(capabilities.urlLength()).isEqualTo(32);
    assertThat(capabilities.maxImages()).isEqualTo(4);
    assertThat(capabilities.maxImageBytes()).isEqualTo(16_777_216);
    assertThat(capabilities.imageTypes())
        .contains("image/jpeg", "image/png")
        .doesNotContain("image/svg+xml", "video/mp4");
    assertThat(capabilities.resend()).isEqualTo(Resend.AFTER_TWO_ABSENCES);
    assertThat(capabilities.sameKeyWindow()).isZero();
  }

  @Test
  void publishesTextTagsPicturesAndTheFirstComment() {
    var words =
        "Spring **sale** & more: https://example.com/a?b=1&c=2 #SpringSale #Käse 👨‍👩‍👧 "
            + Instant.now();
    var delivery =
        prepared(
            mastodon,
            channel,
            text(words, picture("A red \"door\" – Tür", 40, 30), picture("", 30, 40)));
    var post = confirmed(mastodon.publish(channel, delivery));
    var comment =
        confirmed(
            mastodon.publish(
                channel, prepared(mastodon, channel, reply("First! " + post.id(), post))));

    var status = server.status(brand, post.id());
    assertThat(StatusText.essence(StatusText.plain(status.path("content").asText())))
        .isEqualTo(StatusText.essence(words));
    assertThat(status.path("tags").findValuesAsText("name")).contains("springsale");
    assertThat(status.path("media_attachments").findValuesAsText("description"))
        .containsExactly("A red \"door\" – Tür", "");
    assertThat(status.path("media_attachments").findValuesAsText("url")).doesNotHaveDuplicates();
    assertThat(post.url()).isEqualTo(status.path("url").asText());
    assertThat(server.status(brand, comment.id()).path("in_reply_to_id").asText())
        .isEqualTo(post.id());
  }

  @Test
  void aPostWhoseAnswerWasLostIsFound() {
    try (var proxy = LossyProxy.before(server.baseUrl())) {
      var lossy = account(proxy.baseUrl(), brand.handle(), brand.secret());
      var delivery =
          prepared(
              mastodon,
              lossy,
              text("Lost answer <3 :-) *now* " + Instant.now(), picture("x", 9, 9)));
      assertThat(mastodon.find(lossy, delivery, window())).isInstanceOf(LookupResult.Absent.class);

      proxy.loseAnswersTo("POST /api/v1/statuses");
      assertThat(mastodon.publish(lossy, delivery)).isInstanceOf(SendResult.Unknown.class);

      var found = (LookupResult.Found) mastodon.find(lossy, delivery, window());
      var id =
          server.statuses(brand).stream()
              .filter(status -> status.path("content").asText().contains("Lost answer"))
              .findFirst()
              .orElseThrow()
              .path("id")
              .asText();
      assertThat(found.post().id()).isEqualTo(id);
      assertThat(mastodon.find(lossy, delivery, window(id)))
          .as("known as another publication's")
          .isInstanceOf(LookupResult.Absent.class);
    }
  }

  @Test
  void twoEqualPostsAreAmbiguousOnAServerThatIgnoresTheKey() {
    var delivery = text("Twice " + Instant.now());
    confirmed(mastodon.publish(channel, delivery));
    confirmed(mastodon.publish(channel, delivery));
    var found = (LookupResult.Ambiguous) mastodon.find(channel, delivery, window());
    assertThat(found.candidates()).hasSize(2);
  }

  @Test
  void aDeadTokenIsUnauthorizedAtEveryDoor() {
    var dead = account(brand.baseUrl(), brand.handle(), "0123456789abcdef");
    assertThatThrownBy(() -> mastodon.connect(dead)).isInstanceOf(ChannelUnauthorized.class);
    assertThatThrownBy(() -> mastodon.prepare(dead, text("x", picture("x", 9, 9))))
        .isInstanceOf(ChannelUnauthorized.class);
    assertThat(mastodon.publish(dead, text("x"))).isInstanceOf(SendResult.Unauthorized.class);
    assertThat(mastodon.find(dead, text("x"), window()))
        .isInstanceOf(LookupResult.Unreadable.class);
  }

  @Test
  void aTokenOfAnotherAccountIsRefusedBeforeItPostsThere() {
    var other = account(brand.baseUrl(), "somebodyelse", brand.secret());
    assertThatThrownBy(() -> mastodon.connect(other))
        .isInstanceOf(ChannelUnauthorized.class)
        .hasMessageContaining("@somebodyelse");
  }

  @Test
  void countsAFavouriteOfAnotherAccount() throws InterruptedException {
    var fan = server.account("mastodonfan");
    server.follow(fan, brand);
    var post = confirmed(mastodon.publish(channel, text("Like me " + Instant.now())));
    assertThat(mastodon.read(channel, post).orElseThrow().likes()).isZero();
    server.favourite(fan, post.id());
    // snac works through a queue.
    var deadline = Instant.now().plus(Duration.ofSeconds(40));
    while (mastodon.read(channel, post).orElseThrow().likes() == 0
        && Instant.now().isBefore(deadline)) {
      Thread.sleep(500);
    }
    assertThat(mastodon.read(channel, post).orElseThrow().likes()).isEqualTo(1);
    assertThat(mastodon.read(channel, post).orElseThrow().reach()).isEqualTo(-1);
  }

  @Test
  void aPostThatIsGoneHasNoMetrics() {
    assertThat(mastodon.read(channel, new RemotePost("17000000000123", "", ""))).isEmpty();
  }

  @Test
  void livePostReadsBackAsItWasSentUntilSomebodyChangesOrRemovesIt() {
    var words =
        "Grüße & <3 from @"
            + brand.handle()
            + ": **read** https://example.com/a?b=1&c=2 ☕ 👨‍👩‍👧 #SpringSale "
            + Instant.now();
    var delivery =
        prepared(
            mastodon, channel, text(words, picture("A \"red\" door", 9, 9), picture("Tür", 9, 9)));
    var post = confirmed(mastodon.publish(channel, delivery));
    assertThat(mastodon.canTell(channel, post)).isTrue();
    assertThat(mastodon.canTell(channel, new RemotePost(post.url(), post.url(), ""))).isFalse();

    var live = ((LiveLook.There) mastodon.look(channel, post)).post();
    assertThat(same(words, live)).isTrue();
    assertThat(live.altTexts()).containsExactly("A \"red\" door", "Tür");

    server.edit(brand, post.id(), words.replace("read", "buy"));
    var edited = ((LiveLook.There) mastodon.look(channel, post)).post();
    assertThat(same(words, edited)).isFalse();
    assertThat(edited.text()).contains("buy");

    server.delete(post.id());
    assertThat(mastodon.look(channel, post)).isInstanceOf(LiveLook.Gone.class);
    var dead = account(brand.baseUrl(), brand.handle(), "0123456789abcdef");
    assertThatThrownBy(() -> mastodon.look(dead, post)).isInstanceOf(ChannelUnauthorized.class);
  }

  private boolean same(String words, LivePost live) {
    return live.formatted()
        ? mastodon.essence(words).equals(mastodon.essence(live.text()))
        : LivePostReader.exact(words).equals(LivePostReader.exact(live.text()));
  }

  private static RemotePost confirmed(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.Confirmed.class);
    return ((SendResult.Confirmed) result).post();
  }
}
