/** What decision tables said about items, and why: by which rule, from which inputs. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.imprimatur.decisions;
