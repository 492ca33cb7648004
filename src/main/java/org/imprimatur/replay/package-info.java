/**
 * Replay before you change: a candidate process or table is tried on what was recorded, in an
 * engine of its own, on a clock of its own. Nothing of it reaches a client, a platform or the real
 * engine.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "content",
      "publishing",
      "approvals",
      "metrics",
      "decisions",
      "channels",
      "clients",
      "problem",
      "security",
      "workflow"
    })
package org.imprimatur.replay;
