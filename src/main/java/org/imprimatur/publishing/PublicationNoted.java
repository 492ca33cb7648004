package org.imprimatur.publishing;

import java.util.UUID;

/**
 * Something happened to a publication that somebody may have to prove one day.
 *
 * @param what what happened
 * @param who the person who decided it, or "" where nobody did
 * @param detail the platform's words, an address or a time; or ""
 */
public record PublicationNoted(
    UUID publication,
    UUID subject,
    String client,
    String payloadDigest,
    What what,
    String who,
    String detail) {

  /** What can happen. */
  public enum What {
    PLANNED,
    /** A call was recorded and is about to be made. */
    ATTEMPTED,
    CONFIRMED,
    NOT_SENT,
    REJECTED,
    UNCLEAR,
    /** Was unclear; looked up and proven absent. */
    ABSENT,
    FOUND_BY_PERSON,
    ABSENT_BY_PERSON,
    /** The cause of a rejection is gone, says a person. */
    TO_BE_RETRIED,
    MOVED,
    GIVEN_UP,
    CANCELLED,
    HELD,
    RELEASED,
    /** Was due, and is not sent as long as it is held. */
    KEPT_BACK
  }

  static PublicationNoted of(Publication publication, What what, String who, String detail) {
    return new PublicationNoted(
        publication.id(),
        publication.subject(),
        publication.clientKey(),
        publication.payloadDigest(),
        what,
        who,
        detail);
  }

  static PublicationNoted of(Publication publication, What what, String detail) {
    return of(publication, what, "", detail);
  }
}
