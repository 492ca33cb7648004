/**
 * What time it is: the node's clock for people, the database's clock for the ledger that several
 * nodes share.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.imprimatur.time;
