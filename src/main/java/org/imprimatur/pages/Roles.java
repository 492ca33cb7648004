package org.imprimatur.pages;

import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.security.Groups;
import org.imprimatur.security.Person;

/** What somebody may do on our pages. */
final class Roles {
  private Roles() {}

  /** Ask for a new piece, withdraw, move, pause and resume one; agree with a client on terms. */
  static boolean mayStepIn(Person person) {
    return person.isIn(Groups.COMMUNITY_MANAGERS)
        || person.isIn(Groups.ADMINISTRATORS)
        || person.isAdministrator();
  }

  /** Stop publishing of a client, or of all. */
  static boolean mayStop(Person person) {
    return mayStepIn(person) || person.isIn(Groups.LEADS);
  }

  /** Say that a stop is over. */
  static boolean mayLift(Person person) {
    return person.isIn(Groups.LEADS)
        || person.isIn(Groups.ADMINISTRATORS)
        || person.isAdministrator();
  }

  /** Whether this request waits for them, or for anyone of their client. */
  static boolean isAsked(ApprovalRequest request, Person person) {
    return request.actor().isEmpty() || request.actor().equals(person.id());
  }
}
