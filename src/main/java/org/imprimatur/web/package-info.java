/** The shell of our pages and the one shape of an error. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"problem", "security", "time"})
package org.imprimatur.web;
