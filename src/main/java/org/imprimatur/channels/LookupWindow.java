package org.imprimatur.channels;

import java.time.Instant;
import java.util.Set;

/**
 * Where to look for a post: between two instants, except posts already known as other publications.
 */
public record LookupWindow(Instant from, Instant until, Set<String> knownIds) {

  public boolean covers(Instant instant) {
    return !instant.isBefore(from) && !instant.isAfter(until);
  }
}
