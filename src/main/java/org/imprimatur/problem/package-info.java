/**
 * How a request is refused: one kind of exception, understood by the REST API, the pages and the
 * task forms alike.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.imprimatur.problem;
