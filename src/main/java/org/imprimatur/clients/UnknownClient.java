package org.imprimatur.clients;

import org.imprimatur.problem.Refusal;

/** There is no client with this key, or none that the asker may know of. */
public class UnknownClient extends Refusal {
  public UnknownClient(String key) {
    super(Kind.UNKNOWN, "There is no client '" + key + "'.");
  }
}
