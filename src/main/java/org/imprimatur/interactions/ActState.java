package org.imprimatur.interactions;

/** How far an act of moderation is. */
public enum ActState {
  DECIDED("decided"),
  /** The platform is being asked; if nothing is heard any more, nobody knows. */
  CALLED("being done"),
  DONE("done"),
  /** Somebody has to do it, or to look whether it is done. */
  BY_HAND("to be done by hand"),
  /** Somebody looked, and left it so. */
  LEFT("not done");

  private final String label;

  ActState(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  boolean settled() {
    return this == DONE || this == LEFT;
  }
}
