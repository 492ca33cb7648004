package org.imprimatur.approvals;

/** How far the asking about one version has come. */
public enum RoundState {
  OPEN("Waiting for answers"),
  APPROVED("Approved"),
  CHANGES_REQUESTED("Changes requested"),
  REJECTED("Rejected"),
  SUPERSEDED("Overtaken by events");

  private final String label;

  RoundState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
