package org.imprimatur.live;

import java.net.URI;

/**
 * An account on a live server, with what the application needs to connect it.
 *
 * @param id the server's own id of the account
 * @param secret the token or app password
 */
public record Login(URI baseUrl, String handle, String id, String secret) {}
