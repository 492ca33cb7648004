/**
 * The PostgreSQL of the one-command run: started beside the application when nobody names another
 * database, kept in the data directory.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.imprimatur.postgres;
