package org.imprimatur.channels.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.ChangeReader;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.LivePostReader;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.LookupWindow;
import org.imprimatur.channels.MetricsSource;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.Moderator;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PostLookup;
import org.imprimatur.channels.PostMetrics;
import org.imprimatur.channels.PostPublisher;
import org.imprimatur.channels.Preparation;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Publishes to an account on any server with Mastodon's API, reads its posts back, hears what
 * others say to it and answers them.
 */
@Component
class Mastodon
    implements PostPublisher, PostLookup, MetricsSource, LivePostReader, ChangeReader, Moderator {
  private final Api api = new Api();
  private final Instance instance = new Instance(api);
  private final Uploads uploads = new Uploads(api);
  private final OwnStatuses ownStatuses = new OwnStatuses(api);
  private final LiveStatus liveStatus = new LiveStatus(api);
  private final Notifications notifications = new Notifications(api);
  private final Acts acts = new Acts(api);

  @Override
  public String key() {
    return "mastodon";
  }

  @Override
  public String name() {
    return Api.NAME;
  }

  @Override
  public Capabilities connect(Account account) {
    api.self(account);
    return instance.capabilities(account);
  }

  @Override
  public int length(String text, Capabilities capabilities) {
    return StatusText.length(text, capabilities.urlLength());
  }

  @Override
  public Preparation prepare(Account account, Delivery delivery) {
    return uploads.next(account, delivery);
  }

  @Override
  public SendResult publish(Account account, Delivery delivery) {
    if (!Uploads.done(delivery)) {
      return new SendResult.Rejected(
          "NOT_PREPARED", "The pictures are not on Mastodon yet, so nothing was sent.");
    }
    var unaddressed = Visibility.missingAddressee(delivery);
    if (unaddressed.isPresent()) return unaddressed.get();
    var status = JsonNodeFactory.instance.objectNode();
    status.put("status", delivery.text()).put("visibility", Visibility.of(delivery));
    if (delivery.language() != null && !delivery.language().isBlank()) {
      // The API takes ISO 639 codes; regions and scripts are refused by some servers.
      status.put("language", delivery.language().split("[-_]")[0]);
    }
    if (delivery.inReplyTo() != null) {
      status.put("in_reply_to_id", delivery.inReplyTo().id());
    }
    var media = status.putArray("media_ids");
    for (int i = 0; i < delivery.media().size(); i++) {
      media.add(Uploads.id(delivery.progress(), i));
    }
    var answer =
        api.call(
            account,
            http ->
                http.post()
                    .uri(Api.address(account, "/api/v1/statuses"))
                    .header("Idempotency-Key", delivery.idempotencyKey())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Api.bytes(status)));
    return answer.toSendResult(Api::post);
  }

  @Override
  public LookupResult find(Account account, Delivery delivery, LookupWindow window) {
    return ownStatuses.find(account, delivery, window);
  }

  @Override
  public Optional<PostMetrics> read(Account account, RemotePost post) {
    var answer = api.get(account, "/api/v1/statuses/{id}", post.id());
    if (answer.status() == 404 || answer.status() == 410) {
      return Optional.empty();
    }
    var status = Api.read(answer);
    return Optional.of(
        new PostMetrics(
            -1,
            count(status, "favourites_count"),
            count(status, "reblogs_count"),
            count(status, "replies_count")));
  }

  /** A post that a person found has its address for an id. */
  @Override
  public boolean canTell(Account account, RemotePost post) {
    return !post.id().contains("/");
  }

  @Override
  public LiveLook look(Account account, RemotePost post) {
    return liveStatus.look(account, post);
  }

  @Override
  public String essence(String text) {
    return StatusText.essence(text);
  }

  /** Nobody is told of an answer that does not name them, and a direct message would be lost. */
  @Override
  public String addressing(RemoteAuthor author) {
    return "@" + author.handle() + " ";
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

  private static long count(JsonNode status, String field) {
    return status.path(field).asLong(-1);
  }
}
