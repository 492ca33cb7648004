package org.imprimatur.channels.practice;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Capabilities;
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
import org.imprimatur.channels.PostRejected;
import org.imprimatur.channels.Preparation;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/** Our side of the practice network: the adapter, as any other platform has one. */
@Component
class PracticeNetwork
    implements PostPublisher, PostLookup, MetricsSource, LivePostReader, ChangeReader, Moderator {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final PracticeServer server;
  private final PracticeDesk desk;
  private final PracticeAudience audience = new PracticeAudience();
  private final Clock clock;

  PracticeNetwork(PracticeServer server, PracticeDesk desk, Clock clock) {
    this.server = server;
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "practice";
  }

  @Override
  public String name() {
    return "Practice network";
  }

  @Override
  public Capabilities connect(Account account) {
    if (!account.handle().matches("[A-Za-z0-9_.]{1,60}")) {
      throw new ChannelUnauthorized(
          "A handle on the practice network has letters, digits, dots and underscores only");
    }
    return PracticeRules.CAPABILITIES;
  }

  @Override
  public int length(String text, Capabilities capabilities) {
    return PracticeRules.length(text);
  }

  @Override
  public Preparation prepare(Account account, Delivery delivery) {
    var progress = new HashMap<>(delivery.progress());
    for (int n = 0; n < delivery.media().size(); n++) {
      if (!progress.containsKey("media." + n)) {
        progress.put("media." + n, upload(account, delivery, n));
        return n == delivery.media().size() - 1
            ? Preparation.ready(progress)
            : Preparation.more(progress);
      }
    }
    return Preparation.ready(progress);
  }

  private String upload(Account account, Delivery delivery, int n) {
    try {
      return server.upload(account.handle(), delivery.media().get(n)).toString();
    } catch (DataAccessException | TransactionException e) {
      throw new PlatformUnavailable(
          "The practice network did not take the image: " + e.getMessage(), SOON);
    }
  }

  @Override
  public SendResult publish(Account account, Delivery delivery) {
    try {
      var answered =
          delivery.inReplyTo() == null
              ? Optional.<Long>empty()
              : PracticeEvents.message(delivery.inReplyTo().id());
      return new SendResult.Confirmed(
          answered.isPresent()
              ? remote(desk.answer(account.handle(), delivery, answered.get()))
              : remote(account, server.post(account.handle(), delivery)));
    } catch (PostRejected e) {
      return new SendResult.Rejected(e.code(), e.getMessage());
    } catch (CannotCreateTransactionException e) {
      return new SendResult.NotSent("The practice network cannot be reached", SOON);
    } catch (RuntimeException e) {
      // Perhaps the commit went through and only its answer was lost.
      return new SendResult.Unknown("The practice network failed: " + e.getMessage());
    }
  }

  /** Looks by key, which is exact; text and time need not be compared. */
  @Override
  public LookupResult find(Account account, Delivery delivery, LookupWindow window) {
    try {
      return server
          .withKey(account.handle(), delivery.idempotencyKey())
          .map(post -> remote(account, post))
          .or(
              () ->
                  desk.withKey(account.handle(), delivery.idempotencyKey())
                      .map(PracticeNetwork::remote))
          .<LookupResult>map(LookupResult.Found::new)
          .orElseGet(LookupResult.Absent::new);
    } catch (DataAccessException | TransactionException e) {
      return new LookupResult.Unreadable("The practice network cannot be read: " + e.getMessage());
    }
  }

  @Override
  public Optional<PostMetrics> read(Account account, RemotePost post) {
    try {
      return server.withId(post.id()).map(found -> audience.of(found, clock.instant()));
    } catch (DataAccessException | TransactionException e) {
      throw new PlatformUnavailable("The practice network cannot be read: " + e.getMessage(), SOON);
    }
  }

  /** A post that a person found has its address for an id. */
  @Override
  public boolean canTell(Account account, RemotePost post) {
    return post.id().matches("\\d+");
  }

  @Override
  public LiveLook look(Account account, RemotePost post) {
    try {
      return server
          .withId(post.id())
          .<LiveLook>map(
              found ->
                  new LiveLook.There(new LivePost(found.text(), false, server.altTexts(found), "")))
          .orElseGet(LiveLook.Gone::new);
    } catch (DataAccessException | TransactionException e) {
      throw new PlatformUnavailable("The practice network cannot be read: " + e.getMessage(), SOON);
    }
  }

  @Override
  public Heard listen(Account account, String cursor) {
    try {
      return desk.listen(account.handle(), cursor);
    } catch (DataAccessException | TransactionException e) {
      throw new PlatformUnavailable("The practice network cannot be read: " + e.getMessage(), SOON);
    }
  }

  @Override
  public Optional<PlatformEvent> reread(Account account, PlatformEvent known) {
    try {
      return desk.reread(account.handle(), known);
    } catch (DataAccessException | TransactionException e) {
      throw new PlatformUnavailable("The practice network cannot be read: " + e.getMessage(), SOON);
    }
  }

  @Override
  public Set<Moderation> can(Account account, PlatformEvent.Kind kind) {
    return PracticeDesk.possible(kind);
  }

  @Override
  public SendResult moderate(Account account, ModerationCall call) {
    try {
      desk.moderate(account.handle(), call);
      return new SendResult.Confirmed(new RemotePost(call.remoteId(), "", ""));
    } catch (PostRejected e) {
      return new SendResult.Rejected(e.code(), e.getMessage());
    } catch (CannotCreateTransactionException e) {
      return new SendResult.NotSent("The practice network cannot be reached", SOON);
    } catch (DataAccessException | TransactionException e) {
      return new SendResult.Unknown("The practice network failed: " + e.getMessage());
    }
  }

  private static RemotePost remote(PracticeMessage message) {
    return new RemotePost(
        PracticeEvents.id(message), "/practice/messages", "", message.text(), message.createdAt());
  }

  private static RemotePost remote(Account account, PracticePost post) {
    var id = Long.toString(post.id());
    var path = "/practice/posts/" + id;
    // The demo's own network is wherever the application is.
    var here = "practice".equals(account.baseUrl().getScheme());
    var url = here ? path : account.baseUrl().resolve(path).toString();
    return new RemotePost(id, url, "", post.text(), post.createdAt());
  }
}
