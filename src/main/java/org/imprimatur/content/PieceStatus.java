package org.imprimatur.content;

/** How far a piece has come. Whether it is out is told by its publications. */
public enum PieceStatus {
  DRAFT("Draft"),
  IN_REVIEW("In review"),
  RETURNED("Sent back"),
  AWAITING_APPROVAL("Waiting for the client"),
  APPROVED("Approved"),
  SCHEDULED("Scheduled"),
  REJECTED("Rejected by the client"),
  WITHDRAWN("Withdrawn");

  private final String label;

  PieceStatus(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether a review has accepted the version that stands. */
  boolean accepted() {
    return this == AWAITING_APPROVAL || this == APPROVED || this == SCHEDULED;
  }

  public boolean ended() {
    return this == REJECTED || this == WITHDRAWN;
  }
}
