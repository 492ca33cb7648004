/**
 * Who did what for each client: a chain of hashes that is only added to, its end signed. It listens
 * to what the other modules announce; none of them knows of it.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "content",
      "danger",
      "interactions",
      "approvals",
      "publishing",
      "watch",
      "channels",
      "clients",
      "security",
      "problem",
      "workflow",
      "time"
    })
package org.imprimatur.audit;
