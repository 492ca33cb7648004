/** Content pieces: the aggregate, its versions and the verbs of its life. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "publishing",
      "approvals",
      "assets",
      "channels",
      "clients",
      "problem",
      "mail",
      "workflow",
      "security",
      "web"
    })
package org.imprimatur.content;
