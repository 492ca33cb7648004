/** Bluesky and any other server of the AT Protocol; records, facets and sessions stay here. */
package org.imprimatur.channels.bluesky;
