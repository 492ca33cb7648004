package org.imprimatur.channels.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;

/**
 * What an account can do on Bluesky about what others write. Beneath its own posts answers are
 * hidden by the thread's gate; nobody deletes what belongs to others.
 */
class Acts {
  private static final String GATE = "app.bsky.feed.threadgate";
  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";

  private final Xrpc xrpc;

  Acts(Xrpc xrpc) {
    this.xrpc = xrpc;
  }

  static Set<Moderation> possible(Kind kind) {
    return switch (kind) {
      case COMMENT ->
          Set.of(
              Moderation.HIDE,
              Moderation.UNHIDE,
              Moderation.BLOCK,
              Moderation.MUTE,
              Moderation.REPORT,
              Moderation.LIKE);
      case MENTION -> Set.of(Moderation.BLOCK, Moderation.MUTE, Moderation.REPORT, Moderation.LIKE);
      default -> Set.of(Moderation.BLOCK, Moderation.MUTE);
    };
  }

  /** Each of them may be repeated. */
  SendResult moderate(Account account, ModerationCall call) {
    try {
      return switch (call.action()) {
        case HIDE -> gate(account, call, true);
        case UNHIDE -> gate(account, call, false);
        case BLOCK ->
            created(account, call, "app.bsky.graph.block", "subject", text(call.author().id()));
        case LIKE -> created(account, call, "app.bsky.feed.like", "subject", post(call));
        case MUTE -> mute(account, call);
        case REPORT -> report(account, call);
        default ->
            new SendResult.Rejected(
                "NOT_SUPPORTED", "Bluesky lets nobody do this to what others write.");
      };
    } catch (ChannelUnauthorized e) {
      return new SendResult.Unauthorized(e.getMessage());
    } catch (PlatformUnavailable e) {
      // Only reading and signing in throw; nothing was changed.
      return new SendResult.NotSent(e.getMessage(), e.retryAfter());
    }
  }

  /** The gate lies beside the post that began the thread, so that has to be ours. */
  private SendResult gate(Account account, ModerationCall call, boolean hide) {
    var did = xrpc.did(account);
    if (!call.thread().startsWith("at://" + did + "/")) {
      return new SendResult.Rejected(
          "NOT_OUR_THREAD", "Only answers beneath the account's own posts can be hidden.");
    }
    var key = call.thread().substring(call.thread().lastIndexOf('/') + 1);
    var there = record(account, did, GATE, key);
    var old = there.map(body -> body.path("value")).orElse(null);
    var hidden = new LinkedHashSet<String>();
    if (old != null) old.path("hiddenReplies").forEach(uri -> hidden.add(uri.asText()));
    var changes = hide ? hidden.add(call.remoteId()) : hidden.remove(call.remoteId());
    if (!changes) return done(call);
    var gate =
        old == null
            ? JsonNodeFactory.instance
                .objectNode()
                .put("$type", GATE)
                .put("post", call.thread())
                .put("createdAt", now())
            : ((ObjectNode) old).deepCopy();
    var list = gate.putArray("hiddenReplies");
    hidden.forEach(list::add);
    var body = put(did, GATE, key, gate);
    // Nobody else's change in between is overwritten.
    body.put("swapRecord", there.map(b -> b.path("cid").asText()).orElse(null));
    var answer = xrpc.post(account, "com.atproto.repo.putRecord", body);
    if (swapped(answer)) {
      return new SendResult.NotSent(
          "Somebody else has just changed what is hidden there.", java.time.Duration.ofSeconds(5));
    }
    return result(answer, call);
  }

  /** Under a key made of what it is about, so that a repetition finds it there. */
  private SendResult created(
      Account account, ModerationCall call, String collection, String field, JsonNode subject) {
    var did = xrpc.did(account);
    var record =
        JsonNodeFactory.instance.objectNode().put("$type", collection).put("createdAt", now());
    record.set(field, subject);
    var body = put(did, collection, key(collection + subject), record);
    body.putNull("swapRecord");
    var answer = xrpc.post(account, "com.atproto.repo.putRecord", body);
    return swapped(answer) ? done(call) : result(answer, call);
  }

  private SendResult mute(Account account, ModerationCall call) {
    var body = JsonNodeFactory.instance.objectNode().put("actor", call.author().id());
    return result(xrpc.post(account, "app.bsky.graph.muteActor", body), call);
  }

  private SendResult report(Account account, ModerationCall call) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("reasonType", "com.atproto.moderation.defs#reasonOther")
            .put("reason", call.reason());
    var subject = post(call);
    subject.put("$type", "com.atproto.repo.strongRef");
    body.set("subject", subject);
    return result(xrpc.post(account, "com.atproto.moderation.createReport", body), call);
  }

  private Optional<JsonNode> record(Account account, String did, String collection, String key) {
    var answer =
        xrpc.get(
            account,
            "com.atproto.repo.getRecord?repo={did}&collection={collection}&rkey={key}",
            did,
            collection,
            key);
    if (answer instanceof Answer.Refused refused && refused.code().equals("RecordNotFound")) {
      return Optional.empty();
    }
    return Optional.of(Xrpc.read(answer));
  }

  private static ObjectNode put(String did, String collection, String key, JsonNode record) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("repo", did).put("collection", collection).put("rkey", key).set("record", record);
    return body;
  }

  private static ObjectNode post(ModerationCall call) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("uri", call.remoteId())
        .put("cid", ReplyTo.cid(call.reference()));
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static boolean swapped(Answer answer) {
    return answer instanceof Answer.Refused refused && refused.code().equals("InvalidSwap");
  }

  private static SendResult result(Answer answer, ModerationCall call) {
    return answer instanceof Answer.Ok ? done(call) : answer.toSendResult(body -> Optional.empty());
  }

  private static SendResult done(ModerationCall call) {
    return new SendResult.Confirmed(new RemotePost(call.remoteId(), "", call.reference()));
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** A record key of the form the protocol asks for: 13 signs, the first of which is small. */
  private static String key(String what) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
      var key = new StringBuilder();
      for (int i = 0; i < 13; i++) {
        key.append(ALPHABET.charAt(digest[i] & (i == 0 ? 15 : 31)));
      }
      return key.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
