package org.imprimatur.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.PostPublisher;
import org.imprimatur.channels.Preparation;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;

/** A platform that only notes how late it was called; the text begins with the slot. */
class RecordingPlatform implements PostPublisher {
  private final ConcurrentLinkedQueue<Double> lags = new ConcurrentLinkedQueue<>();

  void clear() {
    lags.clear();
  }

  /** The lags of so many calls in seconds, sorted; waits until they have come. */
  List<Double> lags(int count, Duration patience) {
    var end = Instant.now().plus(patience);
    while (lags.size() < count && Instant.now().isBefore(end)) LockSupport.parkNanos(50_000_000);
    if (lags.size() < count) throw new IllegalStateException("only " + lags.size() + " of " + count + " posts were sent");
    return lags.stream().sorted().toList();
  }

  @Override
  public String key() {
    return "recording";
  }

  @Override
  public String name() {
    return "Recording";
  }

  @Override
  public Capabilities connect(Account account) {
    return new Capabilities(
        10_000, 0, 0, 4, 1, Set.of(), 0, Capabilities.Resend.NEVER, Duration.ofSeconds(60), Duration.ZERO);
  }

  @Override
  public int length(String text, Capabilities capabilities) {
    return text.length();
  }

  @Override
  public Preparation prepare(Account account, Delivery delivery) {
    return Preparation.ready(delivery.progress());
  }

  @Override
  public SendResult publish(Account account, Delivery delivery) {
    var slot = Instant.parse(delivery.text().substring(0, delivery.text().indexOf(' ')));
    lags.add(Duration.between(slot, Instant.now()).toNanos() / 1e9);
    return new SendResult.Confirmed(new RemotePost(delivery.idempotencyKey(), "http://localhost/" + delivery.idempotencyKey(), ""));
  }
}
