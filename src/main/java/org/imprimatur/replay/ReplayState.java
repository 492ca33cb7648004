package org.imprimatur.replay;

/** How far a replay has come. */
public enum ReplayState {
  RUNNING("running"),
  DONE("done"),
  CANCELLED("cancelled"),
  FAILED("not possible"),
  /** The node that ran it died. */
  INTERRUPTED("interrupted");

  private final String label;

  ReplayState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
