package org.imprimatur.audit;

import java.time.Instant;
import java.util.Map;
import org.imprimatur.publishing.Payload;

/**
 * One thing somebody did, chained to what was done before.
 *
 * @param seq 1 for a client's first entry
 * @param who a login, the id of an approver, or Imprimatur itself
 * @param what a short fixed word: {@code piece-edited}
 * @param subject the id of what it was done to
 * @param details canonical JSON
 * @param previous the hash of the entry before; zeros for the first
 * @param hash SHA-256 over all of the above in canonical form, in hex
 */
public record AuditEntry(
    String client,
    long seq,
    Instant at,
    String who,
    String what,
    String subject,
    String details,
    String previous,
    String hash) {

  static final String BEGINNING = "0".repeat(64);

  public AuditEntry {
    if (hash == null) hash = hash(client, seq, at, who, what, subject, details, previous);
  }

  static AuditEntry after(AuditHead head, Deed deed) {
    return new AuditEntry(
        deed.client(),
        head.seq() + 1,
        deed.at(),
        deed.who(),
        deed.what(),
        deed.subject(),
        CanonicalJson.of(deed.details()),
        head.hash(),
        null);
  }

  /** Whether it says what it said when it was written. */
  boolean intact() {
    return isNumber(seq);
  }

  /** Whether it was written as the entry with this number. */
  boolean isNumber(long number) {
    return hash.equals(hash(client, number, at, who, what, subject, details, previous));
  }

  private static String hash(
      String client,
      long seq,
      Instant at,
      String who,
      String what,
      String subject,
      String details,
      String previous) {
    return Payload.digest(
        CanonicalJson.of(
            Map.of(
                "client", client,
                "seq", seq,
                "at", at.toString(),
                "who", who,
                "what", what,
                "subject", subject,
                "details", details,
                "previous", previous)));
  }
}
