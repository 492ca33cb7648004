/**
 * The engine and how work reaches it: configuration, form steps, typed variables. Knows no business
 * word.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "problem")
package org.imprimatur.workflow;
