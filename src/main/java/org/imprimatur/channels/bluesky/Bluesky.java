package org.imprimatur.channels.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.Capabilities.Resend;
import org.imprimatur.channels.ChangeReader;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.LivePost;
import org.imprimatur.channels.LivePostReader;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.LookupWindow;
import org.imprimatur.channels.MetricsSource;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.Moderator;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.PostLookup;
import org.imprimatur.channels.PostMetrics;
import org.imprimatur.channels.PostPublisher;
import org.imprimatur.channels.Preparation;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Publishes to an account on a personal data server of the AT Protocol, reads its posts back, hears
 * what others say to it and answers them.
 */
@Component
class Bluesky
    implements PostPublisher, PostLookup, MetricsSource, LivePostReader, ChangeReader, Moderator {
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          300,
          3000,
          0,
          4,
          // Newer servers take twice as much, but do not say so.
          1_000_000,
          Set.of("image/jpeg", "image/png", "image/webp"),
          2000,
          Resend.SAME_KEY,
          Duration.ofSeconds(30),
          // A record key is kept as long as the record.
          Duration.ofDays(365));

  private final Xrpc xrpc;
  private final PostSteps steps;
  private final Notifications notifications;
  private final Acts acts;

  @Autowired
  Bluesky() {
    this(new Xrpc(new Sessions()));
  }

  Bluesky(Xrpc xrpc) {
    this.xrpc = xrpc;
    this.steps = new PostSteps(xrpc);
    this.notifications = new Notifications(xrpc);
    this.acts = new Acts(xrpc);
  }

  @Override
  public String key() {
    return "bluesky";
  }

  @Override
  public String name() {
    return Xrpc.NAME;
  }

  @Override
  public Capabilities connect(Account account) {
    // A session kept from before proves nothing about the login now.
    var session = Xrpc.read(xrpc.get(account, "com.atproto.server.getSession"));
    if (!session.path("active").asBoolean(true)) {
      throw new ChannelUnauthorized("Bluesky has closed or suspended the channel's account.");
    }
    return CAPABILITIES;
  }

  @Override
  public int length(String text, Capabilities capabilities) {
    return Graphemes.count(text);
  }

  @Override
  public Preparation prepare(Account account, Delivery delivery) {
    return steps.next(account, delivery);
  }

  @Override
  public SendResult publish(Account account, Delivery delivery) {
    if (!PostSteps.done(delivery)) {
      return new SendResult.Rejected(
          "NOT_PREPARED",
          "Pictures or mentions are not ready for Bluesky yet, so nothing was sent.");
    }
    try {
      var did = xrpc.did(account);
      var call =
          JsonNodeFactory.instance
              .objectNode()
              .put("repo", did)
              .put("collection", PostRecord.COLLECTION)
              .put("rkey", delivery.recordKey())
              // Create only: with a null the server refuses to replace what is already under the
              // key.
              .putNull("swapRecord")
              .set("record", PostRecord.of(delivery));
      return result(xrpc.post(account, "com.atproto.repo.putRecord", call), did, delivery);
    } catch (ChannelUnauthorized e) {
      return new SendResult.Unauthorized(e.getMessage());
    } catch (PlatformUnavailable e) {
      // Only opening the session throws; the post itself was not sent.
      return new SendResult.NotSent(e.getMessage(), e.retryAfter());
    }
  }

  private static SendResult result(Answer answer, String did, Delivery delivery) {
    if (answer instanceof Answer.Refused refused && refused.code().equals("InvalidSwap")) {
      return new SendResult.Unknown("Another record is already under this post's key.");
    }
    return answer.toSendResult(
        body -> {
          var uri = body.path("uri").asText("");
          var cid = body.path("cid").asText("");
          return uri.isEmpty() || cid.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new RemotePost(
                      uri,
                      url(did, delivery.recordKey()),
                      cid,
                      delivery.text(),
                      delivery.createdAt()));
        });
  }

  @Override
  public LookupResult find(Account account, Delivery delivery, LookupWindow window) {
    try {
      var did = xrpc.did(account);
      var answer = record(account, did, delivery.recordKey());
      if (answer instanceof Answer.Ok ok) {
        return found(ok.body(), did, delivery);
      }
      return answer instanceof Answer.Refused refused && refused.code().equals("RecordNotFound")
          ? new LookupResult.Absent()
          : new LookupResult.Unreadable("Bluesky could not say whether the post is there.");
    } catch (ChannelUnauthorized | PlatformUnavailable e) {
      return new LookupResult.Unreadable(e.getMessage());
    }
  }

  private static LookupResult found(JsonNode body, String did, Delivery delivery) {
    var text = body.path("value").path("text").asText("");
    var post =
        new RemotePost(
            body.path("uri").asText(""),
            url(did, delivery.recordKey()),
            body.path("cid").asText(""),
            text,
            delivery.createdAt());
    // The key is ours alone; other words under it mean that somebody changed the record.
    return text.equals(delivery.text())
        ? new LookupResult.Found(post)
        : new LookupResult.Ambiguous(List.of(post));
  }

  @Override
  public Optional<PostMetrics> read(Account account, RemotePost post) {
    var posts =
        Xrpc.read(xrpc.get(account, "app.bsky.feed.getPosts?uris={uri}", post.id())).path("posts");
    if (!posts.isEmpty()) {
      var shown = posts.get(0);
      return Optional.of(
          new PostMetrics(
              -1,
              shown.path("likeCount").asLong(0),
              shown.path("repostCount").asLong(0),
              shown.path("replyCount").asLong(0)));
    }
    var answer = record(account, xrpc.did(account), recordKey(post));
    if (answer instanceof Answer.Refused refused && refused.code().equals("RecordNotFound")) {
      return Optional.empty();
    }
    Xrpc.read(answer);
    // The data server has it, the service that counts has not heard of it.
    return Optional.of(PostMetrics.UNTOLD);
  }

  /** Its key is the end of its id and of its address alike. */
  @Override
  public boolean canTell(Account account, RemotePost post) {
    return recordKey(post).matches("[a-z2-7]{13}");
  }

  /** The data server's record is the post itself, so the answer is decisive. */
  @Override
  public LiveLook look(Account account, RemotePost post) {
    var answer = record(account, xrpc.did(account), recordKey(post));
    if (answer instanceof Answer.Refused refused && refused.code().equals("RecordNotFound")) {
      return new LiveLook.Gone();
    }
    var body = Xrpc.read(answer);
    var value = body.path("value");
    var altTexts = new ArrayList<String>();
    value.path("embed").path("images").forEach(image -> altTexts.add(image.path("alt").asText("")));
    return new LiveLook.There(
        new LivePost(value.path("text").asText(""), false, altTexts, body.path("cid").asText("")));
  }

  @Override
  public Heard listen(Account account, String cursor) {
    return notifications.listen(account, cursor);
  }

  @Override
  public Optional<PlatformEvent> reread(Account account, PlatformEvent known) {
    return notifications.reread(account, known);
  }

  @Override
  public Set<Moderation> can(Account account, PlatformEvent.Kind kind) {
    return Acts.possible(kind);
  }

  @Override
  public SendResult moderate(Account account, ModerationCall call) {
    return acts.moderate(account, call);
  }

  private static String recordKey(RemotePost post) {
    return post.id().substring(post.id().lastIndexOf('/') + 1);
  }

  private Answer record(Account account, String did, String recordKey) {
    return xrpc.get(
        account,
        "com.atproto.repo.getRecord?repo={did}&collection={collection}&rkey={rkey}",
        did,
        PostRecord.COLLECTION,
        recordKey);
  }

  /** By the account's permanent id, because handles change. */
  private static String url(String did, String recordKey) {
    return "https://bsky.app/profile/" + did + "/post/" + recordKey;
  }
}
