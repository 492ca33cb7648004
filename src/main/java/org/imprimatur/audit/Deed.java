package org.imprimatur.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Something that was done and is to be entered; see {@link AuditEntry}. */
record Deed(
    String client,
    Instant at,
    String who,
    String what,
    String subject,
    Map<String, Object> details) {
  Deed {
    // As precise as the database keeps it, or the hash could not be computed again.
    at = at.truncatedTo(ChronoUnit.MICROS);
    details = Map.copyOf(details);
  }
}
