package org.imprimatur.mail;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Has a letter written and carried away. */
@Service
public class Dispatch {
  private final Mails mails;
  private final Writers writers;
  private final Carrier carrier;
  private final TransactionTemplate apart;
  private final Clock clock;

  Dispatch(
      Mails mails,
      Writers writers,
      Carrier carrier,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.mails = mails;
    this.writers = writers;
    this.carrier = carrier;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /**
   * Sends a letter, unless it was sent or nobody needs it any more.
   *
   * @throws LetterRefused if it cannot arrive, whatever is tried
   */
  @Transactional
  public void send(UUID id) throws LetterRefused {
    var mail = mails.lock(id).orElseThrow(() -> Refusal.unknown("There is no letter " + id + "."));
    if (mail.state() == MailState.REFUSED) throw new LetterRefused(mail.serverAnswer());
    if (mail.state() != MailState.QUEUED) return;
    try {
      carrier.requireReach(mail);
      var letter = write(mail);
      if (letter.isEmpty()) mail.drop(clock.instant());
      else mail.sent(carrier.carry(mail, letter.get()), clock.instant());
    } catch (LetterRefused e) {
      mail.refuse(e.getMessage(), clock.instant());
      throw e;
    }
  }

  /**
   * In a transaction of its own: what opens the link inside has to be kept before the letter is on
   * its way, and even if this attempt is not.
   */
  private Optional<Letter> write(Mail mail) {
    return apart.execute(status -> writers.of(mail.kind()).write(mail.order()));
  }
}
