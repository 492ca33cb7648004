/**
 * The outside world: platforms behind small capability interfaces, the accounts on them and their
 * tokens. What is special about a platform stays in its own package beneath this one.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"clients", "problem"})
package org.imprimatur.channels;
