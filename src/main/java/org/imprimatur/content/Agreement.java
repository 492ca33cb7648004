package org.imprimatur.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.Imprint;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.stereotype.Component;

/** What was agreed about a piece, and what is to go out because of it. */
@Component
class Agreement {
  private final ApprovalDesk approvals;
  private final PublishingDesk publishing;

  Agreement(ApprovalDesk approvals, PublishingDesk publishing) {
    this.approvals = approvals;
    this.publishing = publishing;
  }

  void record(ContentPiece piece, String by, ApprovalMethod how, String processDefinition) {
    var version = piece.current().orElseThrow();
    approvals.record(
        new Imprint(
            piece.clientKey(),
            piece.id(),
            version.digest(),
            version.payloadDigests(),
            by,
            how,
            processDefinition));
  }

  List<UUID> publications(ContentPiece piece) {
    var planned =
        publishing.plan(
            piece.clientKey(), piece.id(), piece.current().orElseThrow().payloads(), piece.slot());
    if (piece.paused()) publishing.hold(piece.id());
    return planned;
  }

  /** Nothing that was agreed holds any more: nothing further goes out. */
  void takeBack(UUID piece, String because) {
    publishing.cancel(piece);
    approvals.revoke(piece, because);
  }

  void move(UUID piece, Instant slot) {
    publishing.move(piece, slot);
  }

  void hold(UUID piece) {
    publishing.hold(piece);
  }

  void release(UUID piece) {
    publishing.release(piece);
  }
}
