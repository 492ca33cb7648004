package org.imprimatur.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chooses what to absorb next and counts the try before it is made, so that what kills the process
 * is not tried for ever.
 */
@Component
class AbsorptionTurns {
  static final int MOST = 5;

  /** So long those that come earlier in their thread are waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final InboxEvents inbox;
  private final Clock clock;

  AbsorptionTurns(InboxEvents inbox, Clock clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  /** What to do now; nothing to try means that the absorption says why. */
  record Turn(List<UUID> events, Absorption otherwise) {}

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Turn next(UUID batch) {
    inbox.gathered(batch);
    var ready = inbox.ready(batch, MOST);
    if (ready.isEmpty()) {
      return new Turn(List.of(), after(batch));
    }
    // Once something failed, each goes by itself: one bad one must not take the others with it.
    var failing = ready.stream().anyMatch(event -> event.tries() > 0);
    var now = (failing ? ready.subList(0, 1) : ready).stream().map(KeptEvent::id).toList();
    inbox.tried(now);
    return new Turn(now, null);
  }

  /** How it stands when nothing can be tried at the moment. */
  Absorption after(UUID batch) {
    var open = inbox.open(batch);
    if (open.isEmpty()) return new Absorption(AbsorbOutcome.DONE, clock.instant());
    var stuck = open.stream().allMatch(event -> event.tries() >= MOST);
    return stuck
        ? new Absorption(AbsorbOutcome.STUCK, clock.instant())
        : new Absorption(AbsorbOutcome.NOT_YET, clock.instant().plus(PATIENCE));
  }
}
