package org.imprimatur.interactions;

/** What somebody did on the platform about a message. */
public enum ModerationDone {
  HIDDEN("hidden"),
  DELETED("deleted"),
  BLOCKED("its author blocked"),
  LET_STAND("let stand");

  private final String label;

  ModerationDone(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }
}
