package org.imprimatur.channels;

import java.net.URI;
import java.util.UUID;

/**
 * A connected account with its opened credentials; lives as long as one call.
 *
 * @param channel the channel's id
 * @param baseUrl the server to talk to
 * @param handle the account's name on it
 * @param secret the token or app password
 */
public record Account(
    UUID channel, URI baseUrl, String handle, String secret, Capabilities capabilities) {

  @Override
  public String toString() {
    return "Account[" + handle + " at " + baseUrl + "]";
  }
}
