/** Who approved which digest, when and how. Knows digests, not pieces. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"clients", "problem"})
package org.imprimatur.approvals;
