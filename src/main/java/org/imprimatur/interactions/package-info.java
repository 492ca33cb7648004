/**
 * What people say to our clients' accounts: each message belongs to a case, each case has exactly
 * one accountable, a clock and an end.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "intake",
      "publishing",
      "approvals",
      "channels",
      "clients",
      "mail",
      "security",
      "problem",
      "time",
      "workflow"
    })
package org.imprimatur.interactions;
