package org.imprimatur.channels.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.channels.Deliveries.account;
import static org.imprimatur.channels.Deliveries.prepared;
import static org.imprimatur.channels.Deliveries.reply;
import static org.imprimatur.channels.Deliveries.text;
import static org.imprimatur.channels.Deliveries.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.imprimatur.live.BlueskyNetwork;
import org.imprimatur.live.LiveServers;
import org.imprimatur.live.Login;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People talking to an account on a real network, and the account answering and moderating. */
@Tag("live")
class BlueskyTalkLiveTests {
  private static BlueskyNetwork network;
  private static Login brand;
  private static Login fan;
  private static Account channel;

  private final Bluesky bluesky = new Bluesky();
  private final List<PlatformEvent> heard = new ArrayList<>();
  private String cursor = "";

  @BeforeAll
  static void start() {
    network = BlueskyNetwork.running().withAppView();
    brand = network.account("talkbrand");
    fan = network.account("talkfan");
    channel = account(brand.baseUrl(), brand.handle(), brand.secret());
  }

  @Test
  void everythingASecondAccountDoesIsHeardAndAnsweredInTheThread() {
    var post =
        ((SendResult.Confirmed)
                bluesky.publish(
                    channel, prepared(bluesky, channel, text("Morning, all! " + Instant.now()))))
            .post();
    var root = strong(post.id(), post.reference());
    network.follow(fan, brand);
    network.like(fan, post.id(), post.reference());
    network.repost(fan, post.id(), post.reference());
    network.mention(fan, "Today I saw ", brand);
    var first = network.post(fan, "Where can I buy it? <b>", root, root);

    var comment =
        await("the comment", e -> e.kind() == Kind.COMMENT && e.text().contains("buy it"));
    assertThat(comment.remoteId()).isEqualTo(first.path("uri").asText());
    assertThat(comment.thread()).isEqualTo(post.id());
    assertThat(comment.language()).isEqualTo("en");
    assertThat(comment.author().id()).isEqualTo(fan.id());
    assertThat(await("the mention", e -> e.kind() == Kind.MENTION).text()).contains("I saw");
    await("the like", e -> e.kind() == Kind.REACTION && e.remoteId().contains("feed.like"));
    await("the repost", e -> e.kind() == Kind.REACTION && e.remoteId().contains("feed.repost"));
    await("the follow", e -> e.kind() == Kind.REACTION && e.remoteId().contains("graph.follow"));

    var answer = reply("In every shop. " + Instant.now(), remote(comment));
    var sent = ((SendResult.Confirmed) bluesky.publish(channel, answer)).post();
    var reply = network.posts(brand).get(0).path("value").path("reply");
    assertThat(reply.path("root").path("uri").asText()).isEqualTo(post.id());
    assertThat(reply.path("root").path("cid").asText()).isEqualTo(post.reference());
    assertThat(reply.path("parent").path("uri").asText()).isEqualTo(comment.remoteId());
    assertThat(bluesky.find(channel, answer, window())).isInstanceOf(LookupResult.Found.class);
    assertThat(sent.id()).contains(brand.id());

    moderates(comment);
    theirDeletionIsFollowed(comment);
  }

  @Test
  void whatWasMissedIsCaughtUpFromTheListAndToldOnce() {
    var missed = network.account("missedbrand");
    var writer = network.account("missedfan");
    var account = account(missed.baseUrl(), missed.handle(), missed.secret());
    var from = bluesky.listen(account, "").cursor();
    network.mentions(
        writer, IntStream.range(0, 60).mapToObj(i -> "Number " + i + " ").toList(), missed);
    LiveServers.await(
        "the last is listed",
        () ->
            bluesky.listen(account, "").events().stream()
                .anyMatch(e -> e.text().startsWith("Number 59 ")),
        Duration.ofSeconds(60));
    assertThat(told(account, from)).doesNotHaveDuplicates().hasSize(60);
  }

  /** From there on, page by page. */
  private List<String> told(Account account, String from) {
    var told = new ArrayList<String>();
    var at = from;
    for (var more = true; more; ) {
      var page = bluesky.listen(account, at);
      page.events().forEach(event -> told.add(event.key()));
      at = page.cursor();
      more = page.more();
    }
    return told;
  }

  private void moderates(PlatformEvent comment) {
    assertThat(bluesky.can(channel, Kind.COMMENT)).contains(Moderation.HIDE);
    for (var action :
        List.of(Moderation.LIKE, Moderation.HIDE, Moderation.REPORT, Moderation.MUTE)) {
      assertThat(moderate(action, comment))
          .as("%s", action)
          .isInstanceOf(SendResult.Confirmed.class);
      assertThat(moderate(action, comment)).as("again").isInstanceOf(SendResult.Confirmed.class);
    }
    var gate = gate(comment);
    assertThat(gate.path("hiddenReplies").get(0).asText()).isEqualTo(comment.remoteId());
    assertThat(gate.path("hiddenReplies")).hasSize(1);
    moderate(Moderation.UNHIDE, comment);
    assertThat(gate(comment).path("hiddenReplies")).isEmpty();
    LiveServers.await(
        "the like is counted",
        () ->
            network
                    .read(
                        fan,
                        "app.bsky.feed.getPosts?uris="
                            + java.net.URLEncoder.encode(
                                comment.remoteId(), java.nio.charset.StandardCharsets.UTF_8))
                    .path("posts")
                    .path(0)
                    .path("likeCount")
                    .asInt()
                == 1,
        Duration.ofSeconds(20));
    assertThat(moderate(Moderation.DELETE, comment)).isInstanceOf(SendResult.Rejected.class);
    var elsewhere =
        new ModerationCall(
            Moderation.HIDE, comment.remoteId(), "", comment.remoteId(), comment.author(), "");
    assertThat(bluesky.moderate(channel, elsewhere)).isInstanceOf(SendResult.Rejected.class);
  }

  private JsonNode gate(PlatformEvent comment) {
    var key = comment.thread().substring(comment.thread().lastIndexOf('/') + 1);
    return network
        .read(
            brand,
            "com.atproto.repo.getRecord?collection=app.bsky.feed.threadgate&rkey="
                + key
                + "&repo="
                + brand.id())
        .path("value");
  }

  private void theirDeletionIsFollowed(PlatformEvent comment) {
    assertThat(bluesky.reread(channel, comment)).isEmpty();
    network.delete(fan, comment.remoteId().substring(comment.remoteId().lastIndexOf('/') + 1));
    LiveServers.await(
        "the deletion is seen",
        () -> bluesky.reread(channel, comment).isPresent(),
        Duration.ofSeconds(20));
    assertThat(bluesky.reread(channel, comment).orElseThrow().change()).isEqualTo(Change.DELETED);
    // Whoever is blocked is gone from the account's sight, so this comes last.
    assertThat(moderate(Moderation.BLOCK, comment)).isInstanceOf(SendResult.Confirmed.class);
    assertThat(moderate(Moderation.BLOCK, comment)).isInstanceOf(SendResult.Confirmed.class);
    assertThat(
            network
                .read(
                    brand,
                    "com.atproto.repo.listRecords?collection=app.bsky.graph.block&repo="
                        + brand.id())
                .path("records"))
        .hasSize(1);
    network
        .read(
            brand,
            "com.atproto.repo.listRecords?collection=app.bsky.graph.block&repo=" + brand.id())
        .path("records")
        .forEach(
            block -> {
              var uri = block.path("uri").asText();
              network.remove(
                  brand, "app.bsky.graph.block", uri.substring(uri.lastIndexOf('/') + 1));
            });
  }

  private SendResult moderate(Moderation action, PlatformEvent on) {
    return bluesky.moderate(
        channel,
        new ModerationCall(
            action, on.remoteId(), on.reference(), on.thread(), on.author(), "Spam"));
  }

  private PlatformEvent await(String what, Predicate<PlatformEvent> which) {
    LiveServers.await(
        what,
        () -> {
          for (var more = true; more; ) {
            var page = bluesky.listen(channel, cursor);
            heard.addAll(page.events());
            cursor = page.cursor();
            more = page.more();
          }
          return heard.stream().anyMatch(which);
        },
        Duration.ofSeconds(60));
    return heard.stream().filter(which).findFirst().orElseThrow();
  }

  private static RemotePost remote(PlatformEvent event) {
    return new RemotePost(event.remoteId(), event.url(), event.reference());
  }

  private static JsonNode strong(String uri, String cid) {
    return JsonNodeFactory.instance.objectNode().put("uri", uri).put("cid", cid);
  }
}
