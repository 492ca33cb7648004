/**
 * Whom we work for: clients (each a tenant), their policy and the strategy we were given to
 * execute.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "problem")
package org.imprimatur.clients;
