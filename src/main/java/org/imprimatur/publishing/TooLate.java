package org.imprimatur.publishing;

import org.imprimatur.problem.Refusal;

/** The post is being sent or is online; it can no longer be taken back or moved. */
public class TooLate extends Refusal {
  TooLate(Publication publication) {
    super(
        Kind.CONFLICT,
        publication.state() == PublicationState.PUBLISHED
            ? "Too late: the post is online since " + publication.publishedAt() + "."
            : "Too late: the post is being sent right now or its outcome is unclear.");
  }
}
