/**
 * What can be proven about a publication: who approved which digest, when, how and under which
 * version of the process, and what became of it. Signed, so that it can be checked without us.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "content",
      "approvals",
      "publishing",
      "watch",
      "audit",
      "channels",
      "clients",
      "mail",
      "problem",
      "security",
      "web"
    })
package org.imprimatur.certificates;
