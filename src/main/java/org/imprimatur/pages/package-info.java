/**
 * Our pages about pieces and interactions: they show what all the other modules know, and decide
 * nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "content",
      "danger",
      "interactions",
      "publishing",
      "approvals",
      "decisions",
      "assets",
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
package org.imprimatur.pages;
