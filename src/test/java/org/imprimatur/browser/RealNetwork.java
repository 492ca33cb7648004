package org.imprimatur.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.imprimatur.live.BlueskyNetwork;
import org.imprimatur.live.Login;
import org.imprimatur.live.SnacServer;

/** A real server with an account of the brand's, and two people who write to it. */
abstract class RealNetwork {
  final String platform;
  final Login brand;
  final Login customer;
  final Login spammer;

  private RealNetwork(String platform, Function<String, Login> account) {
    this.platform = platform;
    this.brand = account.apply("casebrand");
    this.customer = account.apply("casecustomer");
    this.spammer = account.apply("casespammer");
  }

  static RealNetwork of(String platform) {
    return platform.equals("mastodon") ? new OnMastodon() : new OnBluesky();
  }

  /** Something the brand posted, which can be commented on. */
  abstract JsonNode post(String text);

  /** What somebody writes beneath it. */
  abstract JsonNode comment(Login by, JsonNode post, String text);

  /** The brand's answers right beneath that comment. */
  abstract List<String> answers(JsonNode comment);

  /** Whether the comment is hidden beneath the post. */
  abstract boolean hides(JsonNode post, JsonNode comment);

  private static final class OnMastodon extends RealNetwork {
    private final SnacServer snac;

    private OnMastodon() {
      this(SnacServer.running());
    }

    private OnMastodon(SnacServer snac) {
      super("mastodon", snac::account);
      this.snac = snac;
    }

    @Override
    JsonNode post(String text) {
      return snac.post(brand, text, "", "public");
    }

    @Override
    JsonNode comment(Login by, JsonNode post, String text) {
      return snac.post(by, "@" + brand.handle() + " " + text, post.path("id").asText(), "public");
    }

    @Override
    List<String> answers(JsonNode comment) {
      // snac puts the time of the last change into an id, so only its end stays.
      var id = comment.path("id").asText().substring(10);
      return snac.statuses(brand).stream()
          .filter(status -> status.path("in_reply_to_id").asText().endsWith(id))
          .map(status -> status.path("content").asText())
          .toList();
    }

    @Override
    boolean hides(JsonNode post, JsonNode comment) {
      return false;
    }
  }

  private static final class OnBluesky extends RealNetwork {
    private final BlueskyNetwork network;

    private OnBluesky() {
      this(BlueskyNetwork.running().withAppView());
    }

    private OnBluesky(BlueskyNetwork network) {
      super("bluesky", network::account);
      this.network = network;
    }

    @Override
    JsonNode post(String text) {
      return network.post(brand, text, null, null);
    }

    @Override
    JsonNode comment(Login by, JsonNode post, String text) {
      return network.post(by, text, post, post);
    }

    @Override
    List<String> answers(JsonNode comment) {
      return network.posts(brand).stream()
          .map(post -> post.path("value"))
          .filter(post -> post.path("reply").path("parent").path("uri").equals(comment.path("uri")))
          .map(post -> post.path("text").asText())
          .toList();
    }

    @Override
    boolean hides(JsonNode post, JsonNode comment) {
      var uri = post.path("uri").asText();
      var gates =
          network.read(
              brand,
              "com.atproto.repo.listRecords?collection=app.bsky.feed.threadgate&repo="
                  + brand.id());
      return StreamSupport.stream(gates.path("records").spliterator(), false)
          .map(gate -> gate.path("value"))
          .filter(gate -> gate.path("post").asText().equals(uri))
          .flatMap(gate -> StreamSupport.stream(gate.path("hiddenReplies").spliterator(), false))
          .anyMatch(comment.path("uri")::equals);
    }
  }
}
