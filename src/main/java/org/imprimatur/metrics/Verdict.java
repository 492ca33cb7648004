package org.imprimatur.metrics;

/** How content did against the client's earlier content at the same age. */
public enum Verdict {
  ABOVE("Better than usual"),
  USUAL("As usual"),
  BELOW("Weaker than usual"),
  NO_COMPARISON("Too little to compare with yet"),
  UNREADABLE("No channel could be read");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
