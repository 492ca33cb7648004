/**
 * Letters to people outside: ordered in the transaction they belong to, written when they leave, so
 * that what is secret in them is kept nowhere. Knows neither pieces nor approvals.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"clients", "problem", "security", "workflow"})
package org.imprimatur.mail;
