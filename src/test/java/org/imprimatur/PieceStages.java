package org.imprimatur;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;
import org.springframework.boot.test.context.TestComponent;

/** Brings a piece of Acme's to a stage of its life, by the forms. */
@TestComponent
public class PieceStages {
  private final ProcessDriver process;
  private final ContentDesk desk;
  private final PieceReading pieces;

  PieceStages(ProcessDriver process, ContentDesk desk, PieceReading pieces) {
    this.process = process;
    this.desk = desk;
    this.pieces = pieces;
  }

  public UUID opened(String title) {
    return desk.open("acme", title, "manager");
  }

  public UUID submitted(Channel channel, String text, String slot) {
    var piece = opened(text);
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of("channels", List.of(channel.id().toString()), "text", text, "slotAt", slot));
    return piece;
  }

  public UUID reviewed(Channel channel, String text, String slot) {
    var piece = submitted(channel, text, slot);
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest(piece)));
    process.runDueJobs();
    return piece;
  }

  public UUID approved(Channel channel, String text, String slot) {
    var piece = reviewed(channel, text, slot);
    process.submit(
        piece,
        "Task_ApprovePiece",
        "acme",
        Map.of("approvalDecision", "APPROVE", "versionDigest", digest(piece)));
    return piece;
  }

  public String digest(UUID piece) {
    return pieces.get(piece).current().orElseThrow().digest();
  }
}
