package org.imprimatur.content;

import java.util.EnumSet;
import java.util.Set;

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
  public boolean accepted() {
    return this == AWAITING_APPROVAL || this == APPROVED || this == SCHEDULED;
  }

  /** What a client who filters for this status may be shown: see {@link VisiblePiece#status}. */
  Set<PieceStatus> asClientsSeeIt() {
    if (this == RETURNED) return EnumSet.of(DRAFT, IN_REVIEW, RETURNED);
    return accepted() || ended() ? EnumSet.of(this) : EnumSet.noneOf(PieceStatus.class);
  }

  /** Whether a client ever sees a piece in it. */
  public boolean knownToClients() {
    return !asClientsSeeIt().isEmpty();
  }

  public boolean ended() {
    return this == REJECTED || this == WITHDRAWN;
  }
}
