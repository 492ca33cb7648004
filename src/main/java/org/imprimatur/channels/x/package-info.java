/** X, as far as it calls us. */
package org.imprimatur.channels.x;
