package org.imprimatur.channels;

import java.util.List;

/**
 * One page of what happened around an account.
 *
 * @param cursor where to go on from; kept together with the events or not at all
 * @param more whether the platform has told of more than fits into a page
 */
public record Heard(List<PlatformEvent> events, String cursor, boolean more) {
  public Heard {
    events = List.copyOf(events);
  }
}
