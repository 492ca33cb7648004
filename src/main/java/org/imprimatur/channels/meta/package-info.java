/**
 * Meta's platforms, as far as they call us: Instagram, Facebook and Threads. Nothing is published
 * on them yet.
 */
package org.imprimatur.channels.meta;
