package org.imprimatur.mail;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes orders for letters. They leave by the process {@code mail-delivery}, each in a job of its
 * own, if the transaction that ordered them holds.
 */
@Service
@Transactional
public class PostOffice {
  private final Mails mails;
  private final Writers writers;
  private final Letterhead letterhead;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PostOffice(
      Mails mails,
      Writers writers,
      Letterhead letterhead,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mails = mails;
    this.writers = writers;
    this.letterhead = letterhead;
    this.events = events;
    this.clock = clock;
  }

  /** Has a letter sent; the same order again is the same letter. */
  public UUID post(Order order) {
    var before = mails.findByOnceKey(order.onceKey());
    if (before.isPresent()) return before.get().id();
    writers.of(order.kind());
    var mail = mails.save(new Mail(order, letterhead.domain(), clock.instant()));
    events.publishEvent(new MailOrdered(mail.id()));
    return mail.id();
  }

  /**
   * The letter with this id.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public Mail get(UUID id) {
    return mails.findById(id).orElseThrow(() -> unknown(id));
  }

  /** The letters of a conversation, the oldest first. */
  @Transactional(readOnly = true)
  public List<Mail> about(UUID thread) {
    return mails.findByThreadOrderByOrderedAt(thread);
  }

  /** The letters about one thing, the oldest first. */
  @Transactional(readOnly = true)
  public List<Mail> referringTo(UUID reference) {
    return mails.findByReferenceOrderByOrderedAt(reference);
  }

  /** What a letter is about, in words without secrets. */
  @Transactional(readOnly = true)
  public String subjectOf(UUID id) {
    var mail = get(id);
    return writers.of(mail.kind()).about(mail.order());
  }

  /** Notes that somebody has told the person in another way. */
  public void reached(UUID id, String note, String by) {
    mails.lock(id).orElseThrow(() -> unknown(id)).reached(note, by);
  }

  private static Refusal unknown(UUID id) {
    return Refusal.unknown("There is no letter " + id + ".");
  }
}
