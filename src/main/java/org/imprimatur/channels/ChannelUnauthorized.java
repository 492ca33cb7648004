package org.imprimatur.channels;

/** The account's login is not accepted any more: somebody has to connect it again. */
public class ChannelUnauthorized extends RuntimeException {
  public ChannelUnauthorized(String message) {
    super(message);
  }
}
