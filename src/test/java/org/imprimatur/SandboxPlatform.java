package org.imprimatur;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.Capabilities.Resend;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.LivePost;
import org.imprimatur.channels.LivePostReader;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.LookupWindow;
import org.imprimatur.channels.Medium;
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

/**
 * A platform that does what a test tells it to. Its own list of posts is the oracle: what is on it
 * was published, however often. The handle says what kind of account it is: {@code key-…} honours
 * idempotency keys, {@code lookup-…} can be read back, {@code blind-…} neither; {@code paid-…}
 * charges for posts.
 */
public class SandboxPlatform
    implements PostPublisher, PostLookup, MetricsSource, LivePostReader, Moderator {

  /** What the platform does with the next call. */
  public enum Behaviour {
    OK,
    SLOW_OK,
    ACCEPT_THEN_RESET,
    RESET_BEFORE_ACCEPT,
    ACCEPT_THEN_SILENCE,
    SILENCE,
    ACCEPT_THEN_500,
    PLAIN_500,
    RATE_LIMIT,
    LATE_ACCEPT,
    REFUSE
  }

  /** A post as the platform has it. */
  public record Post(
      String id,
      String account,
      String key,
      String text,
      Instant at,
      String inReplyTo,
      List<String> altTexts) {}

  /** Something the platform accepted but shows only from an instant on. */
  private record Late(Instant from, Post post) {}

  private final Clock clock;
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final List<Late> late = new CopyOnWriteArrayList<>();
  private final List<ModerationCall> moderated = new CopyOnWriteArrayList<>();
  private final Deque<Behaviour> behaviours = new ArrayDeque<>();
  private final Map<String, PostMetrics> metrics = new HashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, LivePost> edited = new HashMap<>();
  private volatile boolean unreadable;
  private volatile int processing;
  private volatile Runnable beforeAccept = () -> {};
  private volatile Runnable afterAccept = () -> {};
  private volatile Runnable afterCall = () -> {};
  private volatile Duration lateBy = Duration.ofSeconds(4);
  private volatile Duration lag = Duration.ZERO;
  private volatile int failingLookup;
  private volatile boolean loginExpired;
  private volatile Duration settle = Duration.ofSeconds(60);
  private volatile Resend resendOfReadable = Resend.AFTER_TWO_ABSENCES;

  public SandboxPlatform(Clock clock) {
    this.clock = clock;
  }

  public void reset() {
    posts.clear();
    moderated.clear();
    late.clear();
    behaviours.clear();
    metrics.clear();
    calls.clear();
    edited.clear();
    unreadable = false;
    processing = 0;
    beforeAccept = () -> {};
    afterAccept = () -> {};
    afterCall = () -> {};
    lateBy = Duration.ofSeconds(4);
    lag = Duration.ZERO;
    failingLookup = 0;
    loginExpired = false;
    settle = Duration.ofSeconds(60);
    resendOfReadable = Resend.AFTER_TWO_ABSENCES;
  }

  public void next(Behaviour... next) {
    behaviours.addAll(List.of(next));
  }

  public void unreadable(boolean unreadable) {
    this.unreadable = unreadable;
  }

  /** The media need this many questions before they are processed. */
  public void processing(int questions) {
    this.processing = questions;
  }

  public void beforeAccept(Runnable hook) {
    beforeAccept = hook;
  }

  public void afterAccept(Runnable hook) {
    afterAccept = hook;
  }

  /** Runs when the platform has done its part and the caller has not heard of it yet. */
  public void afterCall(Runnable hook) {
    afterCall = hook;
  }

  /** How long after the call a late acceptance happens. */
  public void lateBy(Duration duration) {
    lateBy = duration;
  }

  /** How long after it was accepted a post shows in the account's list. */
  public void lag(Duration duration) {
    lag = duration;
  }

  /** The nth look-up from now on fails. */
  public void failingLookup(int nth) {
    failingLookup = nth;
  }

  public void loginExpired(boolean expired) {
    loginExpired = expired;
  }

  /** The settle time accounts connected from now on have. */
  public void settle(Duration duration) {
    settle = duration;
  }

  /** What proves absence on readable accounts connected from now on. */
  public void resendOfReadable(Resend resend) {
    resendOfReadable = resend;
  }

  /** What the platform tells about a post; null if it tells nothing. */
  public void metrics(String postId, PostMetrics counters) {
    metrics.put(postId, counters);
  }

  /** Somebody changes a post on the platform itself. */
  public void edit(String postId, String text, String... altTexts) {
    edited.put(postId, new LivePost(text, false, List.of(altTexts), ""));
  }

  /** Somebody removes a post on the platform itself. */
  public void remove(String postId) {
    posts.removeIf(post -> post.id().equals(postId));
  }

  /** Everything that is or will be public. */
  public List<Post> posts() {
    var all = new ArrayList<>(posts);
    late.forEach(l -> all.add(l.post()));
    return all;
  }

  public List<String> calls() {
    return calls;
  }

  @Override
  public String key() {
    return "sandbox";
  }

  @Override
  public String name() {
    return "Sandbox";
  }

  @Override
  public Capabilities connect(Account account) {
    var resend =
        account.handle().startsWith("key")
            ? Resend.SAME_KEY
            : account.handle().startsWith("lookup") ? resendOfReadable : Resend.NEVER;
    return new Capabilities(
        500,
        0,
        0,
        4,
        5_000_000,
        Set.of("image/png", "image/jpeg"),
        1500,
        resend,
        settle,
        Duration.ofMinutes(50),
        account.handle().startsWith("paid") ? "US$ 0.20 a post" : "");
  }

  @Override
  public int length(String text, Capabilities capabilities) {
    return text.codePointCount(0, text.length());
  }

  @Override
  public Preparation prepare(Account account, Delivery delivery) {
    if (processing > 0) {
      processing--;
      return Preparation.waiting(delivery.progress(), Duration.ofSeconds(5));
    }
    var progress = new HashMap<>(delivery.progress());
    for (int i = 0; i < delivery.media().size(); i++) {
      if (progress.putIfAbsent("media." + i, delivery.media().get(i).sha256()) == null)
        return Preparation.more(progress);
    }
    return Preparation.ready(progress);
  }

  @Override
  public SendResult publish(Account account, Delivery delivery) {
    if (loginExpired) return new SendResult.Unauthorized("401 Unauthorized");
    calls.add(delivery.idempotencyKey());
    var behaviour = behaviours.isEmpty() ? Behaviour.OK : behaviours.poll();
    beforeAccept.run();
    var result = carryOut(behaviour, account, delivery);
    afterCall.run();
    return result;
  }

  /** Everything that was done about messages, as the platform knows it. */
  public List<ModerationCall> moderated() {
    return List.copyOf(moderated);
  }

  @Override
  public Set<Moderation> can(Account account, PlatformEvent.Kind kind) {
    return Set.of(Moderation.HIDE, Moderation.UNHIDE, Moderation.DELETE, Moderation.BLOCK);
  }

  @Override
  public SendResult moderate(Account account, ModerationCall call) {
    if (loginExpired) return new SendResult.Unauthorized("401 Unauthorized");
    var behaviour = behaviours.isEmpty() ? Behaviour.OK : behaviours.poll();
    return switch (behaviour) {
      case REFUSE -> new SendResult.Rejected("FORBIDDEN", "Only its author may do that.");
      case RATE_LIMIT -> new SendResult.NotSent("429 Too Many Requests", Duration.ofSeconds(30));
      case RESET_BEFORE_ACCEPT, SILENCE, PLAIN_500 -> new SendResult.Unknown(behaviour.name());
      case ACCEPT_THEN_RESET, ACCEPT_THEN_SILENCE, ACCEPT_THEN_500, LATE_ACCEPT -> {
        moderated.add(call);
        yield new SendResult.Unknown(behaviour.name());
      }
      case OK, SLOW_OK -> {
        moderated.add(call);
        yield new SendResult.Confirmed(new RemotePost(call.remoteId(), "", ""));
      }
    };
  }

  private SendResult carryOut(Behaviour behaviour, Account account, Delivery delivery) {
    return switch (behaviour) {
      case OK, SLOW_OK -> new SendResult.Confirmed(remote(accept(account, delivery)));
      case ACCEPT_THEN_RESET, ACCEPT_THEN_SILENCE, ACCEPT_THEN_500 -> {
        accept(account, delivery);
        yield new SendResult.Unknown(behaviour.name());
      }
      case RESET_BEFORE_ACCEPT, SILENCE, PLAIN_500 -> new SendResult.Unknown(behaviour.name());
      case RATE_LIMIT -> new SendResult.NotSent("429 Too Many Requests", Duration.ofSeconds(30));
      case LATE_ACCEPT -> {
        late.add(new Late(clock.instant().plus(lateBy), post(account, delivery)));
        yield new SendResult.Unknown("504 Gateway Timeout");
      }
      case REFUSE -> new SendResult.Rejected("SPAM", "The text looks like spam.");
    };
  }

  private synchronized Post accept(Account account, Delivery delivery) {
    arrive();
    if (account.handle().startsWith("key")) {
      var known = posts.stream().filter(p -> p.key().equals(delivery.idempotencyKey())).findFirst();
      if (known.isPresent()) return known.get();
    }
    var post = post(account, delivery);
    posts.add(post);
    afterAccept.run();
    return post;
  }

  private synchronized void arrive() {
    for (var l : List.copyOf(late)) {
      if (clock.instant().isBefore(l.from())) continue;
      late.remove(l);
      var keyed = l.post().account().startsWith("key");
      if (!keyed || posts.stream().noneMatch(p -> p.key().equals(l.post().key())))
        posts.add(l.post());
    }
  }

  private Post post(Account account, Delivery delivery) {
    return new Post(
        "s" + (posts.size() + late.size() + 1) + "-" + delivery.recordKey(),
        account.handle(),
        delivery.idempotencyKey(),
        delivery.text(),
        clock.instant(),
        delivery.inReplyTo() == null ? "" : delivery.inReplyTo().id(),
        delivery.media().stream().map(Medium::altText).toList());
  }

  private static RemotePost remote(Post post) {
    return new RemotePost(
        post.id(), "https://sandbox.example/" + post.id(), "", post.text(), post.at());
  }

  @Override
  public LookupResult find(Account account, Delivery delivery, LookupWindow window) {
    if (account.handle().startsWith("blind"))
      return new LookupResult.Unreadable("This account cannot be read.");
    if (unreadable || failingLookup-- == 1)
      return new LookupResult.Unreadable("503 Service Unavailable");
    arrive();
    var found =
        posts.stream()
            .filter(p -> p.account().equals(account.handle()) && p.text().equals(delivery.text()))
            .filter(p -> !clock.instant().isBefore(p.at().plus(lag)))
            .filter(p -> window.covers(p.at()) && !window.knownIds().contains(p.id()))
            .map(SandboxPlatform::remote)
            .toList();
    if (found.isEmpty()) return new LookupResult.Absent();
    return found.size() == 1
        ? new LookupResult.Found(found.get(0))
        : new LookupResult.Ambiguous(found);
  }

  @Override
  public Optional<PostMetrics> read(Account account, RemotePost post) {
    if (unreadable)
      throw new PlatformUnavailable("503 Service Unavailable", Duration.ofSeconds(30));
    return Optional.ofNullable(metrics.getOrDefault(post.id(), new PostMetrics(10, 1, 0, 0)));
  }

  @Override
  public boolean canTell(Account account, RemotePost post) {
    return !account.handle().startsWith("blind");
  }

  @Override
  public LiveLook look(Account account, RemotePost post) {
    if (loginExpired) throw new ChannelUnauthorized("401 Unauthorized");
    if (unreadable)
      throw new PlatformUnavailable("503 Service Unavailable", Duration.ofSeconds(30));
    return posts.stream()
        .filter(known -> known.id().equals(post.id()))
        .findFirst()
        .<LiveLook>map(
            known ->
                new LiveLook.There(
                    edited.getOrDefault(
                        known.id(), new LivePost(known.text(), false, known.altTexts(), ""))))
        .orElseGet(LiveLook.Gone::new);
  }
}
