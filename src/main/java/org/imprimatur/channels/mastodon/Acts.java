package org.imprimatur.channels.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.springframework.http.MediaType;

/** What an account can do on Mastodon about what others write: nothing of it can be hidden. */
class Acts {
  private final Api api;

  Acts(Api api) {
    this.api = api;
  }

  static Set<Moderation> possible(Kind kind) {
    return kind == Kind.REACTION
        ? Set.of(Moderation.BLOCK, Moderation.MUTE)
        : Set.of(Moderation.BLOCK, Moderation.MUTE, Moderation.REPORT, Moderation.LIKE);
  }

  /** Each of them may be repeated. */
  SendResult moderate(Account account, ModerationCall call) {
    return switch (call.action()) {
      case LIKE -> done(post(account, "/api/v1/statuses/{id}/favourite", call.remoteId()), call);
      case BLOCK -> done(post(account, "/api/v1/accounts/{id}/block", call.author().id()), call);
      case MUTE -> done(post(account, "/api/v1/accounts/{id}/mute", call.author().id()), call);
      case REPORT -> done(report(account, call), call);
      default ->
          new SendResult.Rejected(
              "NOT_SUPPORTED", "Mastodon lets nobody do this to what others write.");
    };
  }

  private Answer post(Account account, String path, String id) {
    return api.call(account, http -> http.post().uri(Api.address(account, path, id)));
  }

  private Answer report(Account account, ModerationCall call) {
    var report = JsonNodeFactory.instance.objectNode();
    report.put("account_id", call.author().id()).put("comment", cut(call.reason()));
    report.putArray("status_ids").add(call.remoteId());
    return api.call(
        account,
        http ->
            http.post()
                .uri(Api.address(account, "/api/v1/reports"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Api.bytes(report)));
  }

  private static String cut(String reason) {
    return reason.length() > 1000 ? reason.substring(0, 1000) : reason;
  }

  private static SendResult done(Answer answer, ModerationCall call) {
    // A small server does not have every one of these calls, and says so without a reason.
    if (answer.status() == 404 || answer.status() == 422) {
      return new SendResult.Rejected("NOT_SUPPORTED", "This server does not do that for us.");
    }
    return answer.toSendResult(body -> done(body, call));
  }

  private static Optional<RemotePost> done(JsonNode body, ModerationCall call) {
    return body.isObject()
        ? Optional.of(new RemotePost(call.remoteId(), "", call.reference()))
        : Optional.empty();
  }
}
