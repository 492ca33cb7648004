package org.imprimatur.intake;

/** What came of listening to a channel. */
public enum ListenOutcome {
  HEARD,
  /** The platform could not be read; that says nothing about what happened there. */
  UNREADABLE,
  /** The login is not accepted any more: a person connects the account again. */
  LOGIN_EXPIRED,
  /** Another watch takes over, or there is nothing to watch. */
  ENDED
}
