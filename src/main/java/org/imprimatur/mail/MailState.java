package org.imprimatur.mail;

/** Where a letter stands. */
public enum MailState {
  QUEUED("Waiting to be sent"),
  SENT("Sent"),
  /** It cannot arrive, whatever is tried. */
  REFUSED("Refused"),
  /** Refused, but somebody has told the person in another way. */
  REACHED("Reached another way"),
  /** Nobody needed it any more when it was its turn. */
  DROPPED("Not needed any more");

  private final String label;

  MailState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
