package org.imprimatur.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in for a mail server nobody has named: letters become tasks for people. */
class NoMailServer implements Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(NoMailServer.class);

  NoMailServer() {
    LOG.warn(
        "Letters cannot leave: no mail server is set (SPRING_MAIL_HOST). Each of them becomes a"
            + " task 'Reach person another way'.");
  }

  @Override
  public void requireReach(Mail mail) throws LetterRefused {
    throw new LetterRefused(
        "No mail was sent: Imprimatur knows no mail server. An administrator can set"
            + " SPRING_MAIL_HOST.");
  }

  @Override
  public String carry(Mail mail, Letter letter) throws LetterRefused {
    requireReach(mail);
    return "";
  }
}
