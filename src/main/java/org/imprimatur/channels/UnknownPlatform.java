package org.imprimatur.channels;

import java.util.Collection;
import java.util.TreeSet;
import org.imprimatur.problem.Refusal;

/** There is no adapter for this platform. */
public class UnknownPlatform extends Refusal {
  UnknownPlatform(String key, Collection<String> known) {
    super(
        Kind.INVALID,
        "There is no platform '"
            + key
            + "'. Known platforms: "
            + String.join(", ", new TreeSet<>(known))
            + ".");
  }
}
