package org.imprimatur.channels;

import java.net.URI;

/** What is needed to connect an account. */
public record NewChannel(
    String client,
    String platform,
    String name,
    String handle,
    URI baseUrl,
    String secret,
    boolean main) {

  @Override
  public String toString() {
    return "NewChannel[" + platform + " " + handle + "]";
  }
}
