package org.imprimatur.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps what was heard, and has each of it absorbed once. */
@Service
public class InboxDesk {
  /**
   * So long a batch takes more: whoever calls without a pause must not keep its absorption from
   * beginning, and one that does not begin must not swallow all that comes.
   */
  private static final Duration GATHERS_FOR = Duration.ofSeconds(10);

  private final InboxEvents inbox;
  private final AbsorptionTurns turns;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  InboxDesk(
      InboxEvents inbox, AbsorptionTurns turns, ApplicationEventPublisher events, Clock clock) {
    this.inbox = inbox;
    this.turns = turns;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Keeps what is new of it, in the caller's transaction; what was heard before changes nothing. It
   * joins what is waiting to be absorbed already, so that whoever calls often is answered quickly.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Channel channel, List<PlatformEvent> heard) {
    if (heard.isEmpty()) return;
    var now = clock.instant();
    var clean = heard.stream().map(event -> CleanText.of(event, now)).toList();
    var waiting = inbox.gathering(channel.id(), now.minus(GATHERS_FOR));
    var batch = waiting.orElseGet(UUID::randomUUID);
    if (inbox.keep(batch, channel, clean, now) && waiting.isEmpty()) {
      inbox.gather(batch, channel.id(), now);
      events.publishEvent(new EventsKept(batch, channel.clientKey(), channel.id()));
    }
  }

  /** Absorbs what can be of a batch, in the caller's transaction. */
  @Transactional
  public Absorption absorb(UUID batch) {
    var turn = turns.next(batch);
    if (turn.events().isEmpty()) return turn.otherwise();
    try {
      for (var kept : inbox.lock(turn.events())) {
        events.publishEvent(
            new EventHeard(kept.id(), kept.clientKey(), kept.channelId(), kept.event()));
        inbox.absorbed(kept.id(), clock.instant());
      }
    } catch (RuntimeException e) {
      noteAfterwards(turn.events(), e.getClass().getSimpleName() + ": " + e.getMessage());
      throw e;
    }
    var left = turns.after(batch);
    return left.outcome() == AbsorbOutcome.NOT_YET
        ? new Absorption(AbsorbOutcome.NOT_YET, clock.instant())
        : left;
  }

  /** The failed transaction holds the rows, so it has to be gone first. */
  private void noteAfterwards(List<UUID> failed, String why) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            inbox.failed(failed, why);
          }
        });
  }

  /** What of a batch could not be absorbed. */
  @Transactional(readOnly = true)
  public List<KeptEvent> stuck(UUID batch) {
    return inbox.open(batch);
  }

  /** Records what a person makes of it. */
  @Transactional
  public void decide(UUID batch, StuckDecision decision, String note, String by) {
    if (decision == StuckDecision.TRY_AGAIN) {
      inbox.again(batch);
      return;
    }
    if (note.isBlank()) {
      throw Refusal.invalid("stuckNote", "Say why nothing is made of them.");
    }
    inbox.leave(batch, AbsorptionTurns.MOST, by, note, clock.instant());
  }
}
