package org.imprimatur.watch;

import java.util.UUID;

/**
 * A live post was compared with what was approved, or a person said what became of a difference.
 *
 * @param who that person, or "" for a comparison
 */
public record LivePostLookedAt(UUID publication, What what, String who, String detail) {

  /** What was learned or decided. */
  public enum What {
    AS_APPROVED,
    EDITED,
    GONE,
    UNREADABLE,
    ACCEPTED,
    CORRECTED,
    CLIENT_INFORMED
  }
}
