/**
 * What goes wrong unless somebody acts: found by looking at everything again and again, given to a
 * named lead, cleared only with evidence.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"interactions", "clients", "problem", "workflow"})
package org.imprimatur.danger;
