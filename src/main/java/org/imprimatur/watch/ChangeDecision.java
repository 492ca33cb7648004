package org.imprimatur.watch;

/** What a person says about a live post that is not what was approved. */
public enum ChangeDecision {
  ACCEPTED("Known and accepted"),
  CORRECTED("A correction was posted"),
  CLIENT_INFORMED("The client was informed");

  private final String label;

  ChangeDecision(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
