package org.imprimatur.publishing;

/** Where a publication stands. */
public enum PublicationState {
  /** Will be sent when its time comes. */
  PLANNED,
  /** A call was recorded and may be under way. */
  SENDING,
  /** A call was made and nobody knows its outcome yet. */
  UNCLEAR,
  /** The platform refuses it, or we do; a person has to change something. */
  REJECTED,
  /** It is online. */
  PUBLISHED,
  /** It will not be sent. */
  CANCELLED;

  /** Whether a call may be under way or may have gone through. */
  public boolean inFlight() {
    return this == SENDING || this == UNCLEAR;
  }

  public boolean ended() {
    return this == PUBLISHED || this == CANCELLED;
  }
}
