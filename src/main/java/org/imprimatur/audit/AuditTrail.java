package org.imprimatur.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Enters who did what, tells it again, and finds out whether anybody has changed the record. */
@Service
public class AuditTrail {
  /** Who does what no person does. */
  public static final String IMPRIMATUR = "Imprimatur";

  private final PendingDeeds pending;
  private final AuditRows rows;
  private final ChainCheck check;
  private final AnchorFile anchors;
  private final Clock clock;

  AuditTrail(
      PendingDeeds pending, AuditRows rows, ChainCheck check, AnchorFile anchors, Clock clock) {
    this.pending = pending;
    this.rows = rows;
    this.check = check;
    this.anchors = anchors;
    this.clock = clock;
  }

  /**
   * Enters something when the running transaction is committed; if it is rolled back, it was not
   * done.
   */
  @Transactional
  public void enter(
      String client, String who, String what, Object subject, Map<String, Object> details) {
    pending.add(new Deed(client, clock.instant(), who, what, subject.toString(), details));
  }

  /** Where the client's chain ends. */
  @Transactional(readOnly = true)
  public AuditHead head(String client) {
    return rows.head(client).orElse(AuditHead.beginning(client));
  }

  /** So many entries before a number, the newest first. */
  @Transactional(readOnly = true)
  public List<AuditEntry> before(String client, long seq, int count) {
    return rows.before(client, seq, count);
  }

  /** The latest so many entries about one thing, in the order they were made. */
  @Transactional(readOnly = true)
  public List<AuditEntry> about(String client, Object subject, int count) {
    return rows.about(client, subject.toString(), count);
  }

  /** Reads the whole chain, as it stood at one moment; others may go on adding to it. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Verification verify(String client) {
    return check.of(client, anchors.of(client));
  }

  /**
   * Writes where the chain ends into the anchor file.
   *
   * @return whether one is kept
   */
  @Transactional(readOnly = true)
  public boolean anchor(String client) {
    anchors.add(head(client));
    return anchors.kept();
  }
}
