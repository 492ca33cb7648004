/**
 * How published content is doing: snapshots, and the performance check that compares them with what
 * the client is used to.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"publishing", "channels", "clients", "problem", "time", "workflow"})
package org.imprimatur.metrics;
