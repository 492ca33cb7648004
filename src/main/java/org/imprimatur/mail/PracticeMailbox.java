package org.imprimatur.mail;

import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Where the demo's letters arrive, and nowhere else, so that a newcomer has the mail in hand that
 * an approver would get.
 */
@Component
@Profile("demo")
class PracticeMailbox implements Carrier {
  private final PracticeLetters letters;
  private final Clock clock;

  PracticeMailbox(PracticeLetters letters, Clock clock) {
    this.letters = letters;
    this.clock = clock;
  }

  @Override
  public void requireReach(Mail mail) {
    // Whatever the address, it arrives here.
  }

  @Override
  public String carry(Mail mail, Letter letter) {
    letters.save(new PracticeLetter(mail, letter, clock.instant()));
    return "Kept in the practice mailbox";
  }
}
