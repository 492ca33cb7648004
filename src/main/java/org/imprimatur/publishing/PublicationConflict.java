package org.imprimatur.publishing;

import org.imprimatur.problem.Refusal;

/** A publication is not in a state that allows this. */
public class PublicationConflict extends Refusal {
  PublicationConflict(Publication publication, String wish) {
    super(Kind.CONFLICT, "The publication is " + publication.state() + " and cannot " + wish + ".");
  }

  PublicationConflict(String message) {
    super(Kind.CONFLICT, message);
  }
}
