package org.imprimatur.audit;

import java.util.Map;
import org.imprimatur.audit.Verification.Fault;
import org.springframework.stereotype.Component;

/**
 * Looks through a chain from its beginning to its signed end. Whoever changes entries and computes
 * all later hashes anew is found at the end, because they cannot sign it; whoever puts an old
 * signed end back is found by the anchor, if one is kept.
 */
@Component
class ChainCheck {
  private static final int AT_ONCE = 1000;

  private final AuditRows rows;
  private final SigningKeys keys;

  ChainCheck(AuditRows rows, SigningKeys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  /**
   * @param anchored hashes by number, kept outside the database
   */
  Verification of(String client, Map<Long, String> anchored) {
    var head = rows.head(client).orElse(AuditHead.beginning(client));
    var previous = AuditEntry.BEGINNING;
    AuditEntry before = null;
    long seen = 0;
    while (true) {
      var entries = rows.from(client, seen + 1, AT_ONCE);
      for (var entry : entries) {
        var fault = fault(entry, before, seen + 1, previous, head);
        if (fault != null) return Verification.bad(seen, previous, at(fault, seen + 1), fault);
        var anchor = anchored.get(entry.seq());
        if (anchor != null && !anchor.equals(entry.hash()))
          return Verification.bad(seen, previous, entry.seq(), Fault.NOT_AS_ANCHORED);
        seen++;
        previous = entry.hash();
        before = entry;
      }
      if (entries.size() < AT_ONCE) return end(head, seen, previous, anchored);
    }
  }

  private Fault fault(
      AuditEntry entry, AuditEntry before, long expected, String previous, AuditHead head) {
    if (entry.seq() > head.seq()) return Fault.ADDED;
    if (entry.seq() != expected) return Fault.MISSING;
    if (!entry.intact()) {
      for (long seq = 1; seq <= head.seq() + 1; seq++)
        if (entry.isNumber(seq)) return Fault.REORDERED;
      return Fault.CHANGED;
    }
    // It is as written; then what stands before it is not what it was chained to.
    return entry.previous().equals(previous)
        ? null
        : before == null ? Fault.CHANGED : Fault.REWRITTEN;
  }

  /**
   * A link that does not hold convicts the entry before: the later one still names its true hash.
   */
  private static long at(Fault fault, long seq) {
    return fault == Fault.REWRITTEN ? seq - 1 : seq;
  }

  private Verification end(AuditHead head, long seen, String last, Map<Long, String> anchored) {
    if (seen < head.seq()) return Verification.bad(seen, last, seen + 1, Fault.CUT_OFF);
    var beyond = anchored.keySet().stream().filter(seq -> seq > seen).min(Long::compare);
    if (beyond.isPresent()) return Verification.bad(seen, last, seen + 1, Fault.CUT_OFF);
    if (seen == 0) return Verification.ok(0, last);
    if (!head.hash().equals(last)) return Verification.bad(seen, last, seen, Fault.REWRITTEN);
    return keys.verify(head.statement(), new SigningKeys.Seal(head.key(), head.signature()))
        ? Verification.ok(seen, last)
        : Verification.bad(seen, last, seen, Fault.UNSIGNED);
  }
}
