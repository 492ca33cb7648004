package org.imprimatur.channels.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.channels.Deliveries.account;
import static org.imprimatur.channels.Deliveries.prepared;
import static org.imprimatur.channels.Deliveries.reply;
import static org.imprimatur.channels.Deliveries.text;
import static org.imprimatur.channels.Deliveries.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.imprimatur.live.LiveServers;
import org.imprimatur.live.Login;
import org.imprimatur.live.SnacServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People talking to an account on a real server, and the account answering and moderating. */
@Tag("live")
class MastodonTalkLiveTests {
  private static SnacServer server;
  private static Login brand;
  private static Login fan;
  private static Account channel;

  private final Mastodon mastodon = new Mastodon();
  private final List<PlatformEvent> heard = new ArrayList<>();
  private String cursor = "";

  @BeforeAll
  static void start() {
    server = SnacServer.running();
    brand = server.account("talkbrand");
    fan = server.account("talkfan");
    server.follow(fan, brand);
    channel = account(brand.baseUrl(), "@" + brand.handle(), brand.secret());
  }

  @Test
  void everythingASecondAccountDoesIsHeardAndAnsweredInTheThread() {
    var words = "Morning, all! " + Instant.now();
    var post =
        ((SendResult.Confirmed) mastodon.publish(channel, prepared(mastodon, channel, text(words))))
            .post();
    server.favourite(fan, post.id());
    server.reblog(fan, post.id());
    server.post(fan, "@talkbrand where can I buy it? <b>", post.id(), "public");
    server.post(fan, "Today I saw @talkbrand in town", "", "public");
    server.post(fan, "@talkbrand my order 17 is missing", "", "direct");

    var comment = await("the comment", e -> e.kind() == Kind.COMMENT);
    assertThat(comment.thread()).isEqualTo(post.id());
    assertThat(comment.parent()).isEqualTo(post.id());
    assertThat(comment.text()).contains("where can I buy it?");
    assertThat(comment.author().handle()).startsWith("talkfan");
    assertThat(comment.author().url()).endsWith("/talkfan");
    assertThat(await("the mention", e -> e.kind() == Kind.MENTION).text()).contains("in town");
    var message = await("the message", e -> e.kind() == Kind.DIRECT_MESSAGE);
    await("the favourite", e -> e.key().startsWith("favourite:"));
    await("the reblog", e -> e.key().startsWith("reblog:"));
    await("the follow", e -> e.key().startsWith("follow:"));

    answersBeneathTheComment(comment);
    answersTheMessageToItsWriterAlone(message);
    theirEditIsFollowed(comment);
    moderates(comment);
  }

  private void answersBeneathTheComment(PlatformEvent comment) {
    var answer = reply("@talkfan In every shop. " + Instant.now(), remote(comment));
    var sent = ((SendResult.Confirmed) mastodon.publish(channel, answer)).post();
    var status = server.status(brand, sent.id());
    // snac puts the time of the last change into an id, so only its end stays.
    assertThat(status.path("in_reply_to_id").asText()).endsWith(comment.remoteId().substring(10));
    assertThat(status.path("visibility").asText()).isEqualTo("public");
    assertThat(mastodon.find(channel, answer, window())).isInstanceOf(LookupResult.Found.class);
  }

  private void answersTheMessageToItsWriterAlone(PlatformEvent message) {
    var lost = reply("We are looking into it.", remote(message));
    assertThat(mastodon.publish(channel, lost))
        .as("it would reach nobody")
        .isInstanceOf(SendResult.Rejected.class);
    var answer = reply("@talkfan We are looking into it. " + Instant.now(), remote(message));
    var sent = ((SendResult.Confirmed) mastodon.publish(channel, answer)).post();
    assertThat(server.status(brand, sent.id()).path("visibility").asText()).isNotEqualTo("public");
  }

  private void theirEditIsFollowed(PlatformEvent comment) {
    assertThat(mastodon.reread(channel, comment)).isEmpty();
    var theirs =
        server.statuses(fan).stream()
            .filter(status -> status.path("content").asText().contains("where can I buy"))
            .findFirst()
            .orElseThrow();
    server.edit(fan, theirs.path("id").asText(), "@talkbrand where can I buy two of them?");
    LiveServers.await(
        "the edit is seen",
        () -> mastodon.reread(channel, comment).isPresent(),
        Duration.ofSeconds(40));
    var edited = mastodon.reread(channel, comment).orElseThrow();
    assertThat(edited.change()).isEqualTo(Change.EDITED);
    assertThat(edited.remoteId()).isEqualTo(comment.remoteId());
    assertThat(edited.text()).contains("two of them");
  }

  private void moderates(PlatformEvent comment) {
    assertThat(mastodon.can(channel, Kind.COMMENT))
        .containsExactlyInAnyOrder(
            Moderation.BLOCK, Moderation.MUTE, Moderation.REPORT, Moderation.LIKE);
    assertThat(moderate(Moderation.LIKE, comment)).isInstanceOf(SendResult.Confirmed.class);
    assertThat(server.status(brand, comment.remoteId()).path("favourited").asBoolean()).isTrue();
    assertThat(moderate(Moderation.HIDE, comment)).isInstanceOf(SendResult.Rejected.class);
    // This server can neither mute nor take reports, and says so; others do.
    assertThat(moderate(Moderation.MUTE, comment)).isInstanceOf(SendResult.Rejected.class);
    assertThat(moderate(Moderation.REPORT, comment)).isInstanceOf(SendResult.Rejected.class);
    assertThat(moderate(Moderation.BLOCK, comment)).isInstanceOf(SendResult.Confirmed.class);
    var gone =
        new PlatformEvent(
            "x",
            Kind.COMMENT,
            Change.CREATED,
            "17000000000123",
            "1",
            "1",
            "",
            comment.author(),
            "Words",
            "",
            "",
            Instant.now());
    assertThat(mastodon.reread(channel, gone).orElseThrow().change()).isEqualTo(Change.DELETED);
  }

  private SendResult moderate(Moderation action, PlatformEvent on) {
    return mastodon.moderate(
        channel,
        new ModerationCall(
            action, on.remoteId(), on.reference(), on.thread(), on.author(), "Spam"));
  }

  /** snac works through a queue. */
  private PlatformEvent await(String what, Predicate<PlatformEvent> which) {
    try {
      LiveServers.await(
          what,
          () -> {
            var page = mastodon.listen(channel, cursor);
            heard.addAll(page.events());
            cursor = page.cursor();
            return heard.stream().anyMatch(which);
          },
          Duration.ofSeconds(60));
    } catch (AssertionError e) {
      throw new AssertionError(
          e.getMessage() + ", heard was " + heard.stream().distinct().toList(), e);
    }
    return heard.stream().filter(which).findFirst().orElseThrow();
  }

  private static RemotePost remote(PlatformEvent event) {
    return new RemotePost(event.remoteId(), event.url(), event.reference());
  }
}
