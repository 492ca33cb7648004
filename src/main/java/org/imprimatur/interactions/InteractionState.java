package org.imprimatur.interactions;

/** Where an interaction stands. */
public enum InteractionState {
  /** Heard; the table has not been asked yet what is to become of it. */
  RECEIVED("received"),
  /** Somebody has to write the answer. */
  TO_ANSWER("to be answered"),
  /** A reply is written and waits for a second pair of eyes. */
  TO_APPROVE("reply to be approved"),
  /** A reply is on its way to the platform. */
  SENDING("being sent"),
  /** A department was asked. */
  WITH_DEPARTMENT("with a department"),
  /** Something has to be done about it besides answering. */
  TO_MODERATE("to be moderated"),
  ANSWERED("answered"),
  MODERATED("moderated"),
  /** Nothing was to be done, by the table or by somebody's decision. */
  LEFT("left without an answer"),
  /** Its author took it back. */
  GONE("deleted by its author");

  private final String label;

  InteractionState(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** Whether somebody is accountable for it. */
  public boolean open() {
    return ordinal() < ANSWERED.ordinal();
  }
}
