/**
 * Finished media handed over by designers: checked at the door, freed of private metadata, kept by
 * the digest of their bytes, with the rights to use them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.imprimatur.assets;
