package org.imprimatur.clients;

/** Approvers for tests that need no database. */
public final class SampleApprovers {
  private SampleApprovers() {}

  public static Approver approver(String name, String role, boolean substitute) {
    return new Approver(
        new NewApprover("acme", name, name + "@acme.example", name, role, substitute));
  }
}
