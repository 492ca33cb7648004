package org.imprimatur.replay.process;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.replay.process.RecordedPiece.RecordedTask;

/**
 * A task that is open in a replay.
 *
 * @param step which of our steps it is, or ""
 * @param visit what was recorded of it, or null
 * @param request whom of the client it asks, or null
 * @param decision what they answered, or will be taken to have
 * @param due when it is done; null where it never was
 * @param openStill whether it is open in reality, too
 */
record OpenStep(
    String id,
    String element,
    String name,
    String step,
    String who,
    Instant opened,
    RecordedTask visit,
    UUID request,
    ApprovalDecision decision,
    Instant due,
    boolean openStill) {

  OpenStep dueAt(Instant when) {
    return new OpenStep(
        id, element, name, step, who, opened, visit, request, decision, when, openStill);
  }
}
