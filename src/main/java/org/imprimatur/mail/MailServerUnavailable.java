package org.imprimatur.mail;

/** The mail server did not take the letter now; later it may. */
class MailServerUnavailable extends RuntimeException {
  MailServerUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
