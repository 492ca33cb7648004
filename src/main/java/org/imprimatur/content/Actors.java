package org.imprimatur.content;

import java.util.UUID;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.Approvers;
import org.springframework.stereotype.Component;

/** How people are called who act without an account: nobody reads an id. */
@Component
public class Actors {
  private static final String APPROVER = "approver-";

  private final Approvers approvers;

  Actors(Approvers approvers) {
    this.approvers = approvers;
  }

  /** A login as it is; an approver without one by name. */
  public String called(String actor) {
    if (!actor.startsWith(APPROVER)) return actor;
    try {
      return approvers
          .findById(UUID.fromString(actor.substring(APPROVER.length())))
          .map(Approver::name)
          .orElse(actor);
    } catch (IllegalArgumentException login) {
      return actor;
    }
  }
}
