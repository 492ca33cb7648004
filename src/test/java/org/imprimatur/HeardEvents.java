package org.imprimatur;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imprimatur.intake.EventHeard;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** What was absorbed and committed, in its order; and what a test says cannot be absorbed. */
public class HeardEvents {
  private final List<EventHeard> heard = new CopyOnWriteArrayList<>();
  private volatile String poison = "";

  public void clear() {
    heard.clear();
    poison = "";
  }

  /** Whatever says this fails. */
  public void failsOn(String text) {
    poison = text;
  }

  public List<String> of(UUID channel) {
    return heard.stream()
        .filter(one -> one.channel().equals(channel))
        .map(one -> one.event().key())
        .toList();
  }

  public List<EventHeard> all() {
    return heard;
  }

  @EventListener
  void fail(EventHeard event) {
    if (!poison.isEmpty() && event.event().text().contains(poison)) {
      throw new IllegalStateException("Poison");
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void committed(EventHeard event) {
    heard.add(event);
  }
}
