package org.imprimatur.danger;

/** Which of the signs of trouble it is. */
public enum DangerKind {
  /** Somebody wrote 48 hours ago and has no answer. */
  UNANSWERED("Unanswered for 48 hours"),
  /** Something waits, and nobody has to see to it. */
  NOBODY_RESPONSIBLE("Nobody responsible");

  private final String label;

  DangerKind(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }
}
