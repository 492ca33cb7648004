package org.imprimatur.interactions;

import java.util.UUID;

/**
 * Something happened to an interaction that somebody may have to prove one day.
 *
 * @param who the person who decided it, or "" where nobody did
 * @param detail what they said, or what it was about; or ""
 */
public record InteractionNoted(
    UUID interaction, String client, What what, String who, String detail) {

  /** What can happen. */
  public enum What {
    RECEIVED,
    TRIAGED,
    JOINED,
    FOLDED,
    EDITED,
    DELETED,
    REMINDED,
    HANDED_OVER,
    TAKEN_ON,
    AUTHOR_MARKED,
    REPLY_WRITTEN,
    REPLY_APPROVED,
    REPLY_RETURNED,
    REPLY_SENT_BY_HAND,
    ANSWERED,
    ESCALATED,
    PASSED_ON,
    DEPARTMENT_ANSWERED,
    MODERATION_ORDERED,
    MODERATED,
    CLOSED
  }
}
