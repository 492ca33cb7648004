package org.imprimatur.intake;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Lets platforms that call go first: whoever is not answered within moments calls again, while what
 * was kept waits safely. So a node absorbs with half of its processors at most, and holds its
 * breath while it is called.
 */
@Component
public class CallsFirst {
  private static final long A_MOMENT = 5_000_000;

  /** Calls that never end must not keep anything from being absorbed. */
  private static final int MOST_MOMENTS = 20;

  private final AtomicInteger calls = new AtomicInteger();
  private final Semaphore absorbing =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  /** A call begins; it ends when this is closed. */
  public Call begin() {
    calls.incrementAndGet();
    return calls::decrementAndGet;
  }

  /** A call that is being answered. */
  public interface Call extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Whether something may be absorbed now; then {@link #leave} has to follow.
   *
   * @return whether; if not, later
   */
  boolean enter() {
    if (!absorbing.tryAcquire()) return false;
    for (int moments = 0; calls.get() > 0 && moments < MOST_MOMENTS; moments++)
      LockSupport.parkNanos(A_MOMENT);
    return true;
  }

  void leave() {
    absorbing.release();
  }
}
