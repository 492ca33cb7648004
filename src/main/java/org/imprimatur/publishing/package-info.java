/**
 * Publications, each with its frozen payload, and the ledger of attempts to send them: recorded
 * before the call, made once, looked up or asked about when unclear. Knows nothing of pieces.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "channels",
      "clients",
      "approvals",
      "assets",
      "time",
      "problem",
      "workflow"
    })
package org.imprimatur.publishing;
