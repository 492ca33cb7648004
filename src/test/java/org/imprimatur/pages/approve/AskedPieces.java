package org.imprimatur.pages.approve;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.ProcessDriver;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.channels.Channel;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.NewApprover;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;

/** Pieces of a client of their own that somebody is asked about. */
record AskedPieces(
    String client,
    Channel channel,
    ProcessDriver process,
    ContentDesk desk,
    ClientDesk clients,
    PieceReading pieces,
    ApprovalDesk approvals) {
  private static final String SLOT = "2026-12-14T09:00";

  Approver approver(String name, String role) {
    return clients.addApprover(
        new NewApprover(client, name, name + "@example.com", "", role, false));
  }

  UUID asked(String text) {
    return asked(text, List.of());
  }

  UUID asked(String text, List<String> pictures) {
    var piece = desk.open(client, text, "manager");
    submit(piece, "Task_DraftPiece", text, pictures);
    accept(piece);
    return piece;
  }

  /** Writes another version after changes were asked for. */
  void revised(UUID piece, String text) {
    submit(piece, "Task_RevisePiece", text, List.of());
    accept(piece);
  }

  private void submit(UUID piece, String task, String text, List<String> pictures) {
    var values =
        new java.util.HashMap<String, Object>(
            Map.of("channels", List.of(channel.id().toString()), "text", text, "slotAt", SLOT));
    for (int i = 0; i < pictures.size(); i++) {
      values.put("image" + (i + 1), pictures.get(i));
      values.put("alt" + (i + 1), "A picture");
    }
    process.submit(piece, task, "manager", values);
  }

  void accept(UUID piece) {
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest(piece)));
    process.tasks(piece, "Task_ApprovePiece");
  }

  String digest(UUID piece) {
    return pieces.get(piece).current().orElseThrow().digest();
  }

  ApprovalRound round(UUID piece) {
    var rounds = approvals.rounds(piece);
    return rounds.get(rounds.size() - 1);
  }

  ApprovalRequest request(UUID piece, Approver asked) {
    return approvals.requests(round(piece).id()).stream()
        .filter(request -> asked.id().equals(request.approverId()))
        .findFirst()
        .orElseThrow();
  }

  /** What the form's viewer sends. */
  String values(UUID piece, String decision, String comment) {
    return "{\"approvalDecision\":\"%s\",\"approvalComment\":\"%s\",\"versionDigest\":\"%s\"}"
        .formatted(decision, comment, digest(piece));
  }
}
