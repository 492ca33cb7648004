/**
 * What platforms tell us, kept once and before anything is made of it: nothing that was heard is
 * lost, and nothing is acted on twice.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"channels", "clients", "problem", "time", "workflow"})
package org.imprimatur.intake;
