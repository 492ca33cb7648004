/** Mastodon and the servers that speak its API; what each of them does differently stays here. */
package org.imprimatur.channels.mastodon;
