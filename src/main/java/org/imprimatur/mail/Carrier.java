package org.imprimatur.mail;

/** Takes letters away: to a mail server, or to the demo's practice mailbox. */
interface Carrier {

  /**
   * Whether a letter could arrive there at all; asked before it is written.
   *
   * @throws LetterRefused if not
   */
  void requireReach(Mail mail) throws LetterRefused;

  /**
   * Takes a letter away.
   *
   * @return what was said to it
   * @throws LetterRefused if it cannot arrive, whatever is tried
   * @throws RuntimeException if it may be tried again
   */
  String carry(Mail mail, Letter letter) throws LetterRefused;
}
