package org.imprimatur.content;

import java.time.Clock;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks a client about a piece, and draws the conclusions from its silence. */
@Service
@Transactional
public class ClientApproval {
  private final Pieces pieces;
  private final Agreement agreement;
  private final Clock clock;

  ClientApproval(Pieces pieces, Agreement agreement, Clock clock) {
    this.pieces = pieces;
    this.agreement = agreement;
    this.clock = clock;
  }

  /** Asks about the version that stands. */
  public ApprovalRound request(UUID id, String route, String processDefinition) {
    var piece = locked(id);
    var round = agreement.ask(piece, route, processDefinition);
    piece.ask(round.note(), clock.instant());
    return round;
  }

  private ContentPiece locked(UUID id) {
    return pieces.lock(id).orElseThrow(() -> Refusal.unknown("There is no piece " + id + "."));
  }
}
