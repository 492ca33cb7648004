/** The REST API: what the pages and tasks can do, for programs. It decides nothing by itself. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "content",
      "interactions",
      "publishing",
      "approvals",
      "decisions",
      "metrics",
      "watch",
      "audit",
      "channels",
      "clients",
      "problem",
      "security",
      "workflow",
      "workflow :: gate"
    })
package org.imprimatur.api;
