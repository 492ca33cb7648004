package org.imprimatur.watch;

/** What a look at a live post found. */
public enum LiveFinding {
  AS_APPROVED("As approved"),
  EDITED("Edited since it was approved"),
  GONE("No longer online"),
  UNREADABLE("Could not be read");

  private final String label;

  LiveFinding(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
