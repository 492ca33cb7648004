package org.imprimatur.mail;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people outside find us. Links in letters begin with it and with nothing a request says, or
 * a forged one could lead an approver astray.
 */
@Component
public class PublicAddress {
  private final String url;

  PublicAddress(@Value("${imprimatur.public-url}") String url) {
    this.url = url.strip().replaceFirst("/+$", "");
  }

  /** The address of one of our pages, given its path. */
  public String of(String path) {
    return url + path;
  }
}
