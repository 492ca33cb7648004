/** Whether what is online is still what was approved: read back, compared, and asked about. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "content",
      "publishing",
      "channels",
      "clients",
      "problem",
      "time",
      "workflow"
    })
package org.imprimatur.watch;
