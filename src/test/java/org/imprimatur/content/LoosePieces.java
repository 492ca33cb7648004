package org.imprimatur.content;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.NewRound;
import org.imprimatur.channels.Channel;
import org.imprimatur.publishing.Commission;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.annotation.Transactional;

/** Pieces that no process leads: everything may happen to them at any time. */
@TestComponent
public class LoosePieces {
  private final Pieces pieces;
  private final ContentDesk desk;
  private final ApprovalDesk approvals;
  private final PublishingDesk publishing;
  private final Clock clock;

  LoosePieces(
      Pieces pieces,
      ContentDesk desk,
      ApprovalDesk approvals,
      PublishingDesk publishing,
      Clock clock) {
    this.pieces = pieces;
    this.desk = desk;
    this.approvals = approvals;
    this.publishing = publishing;
    this.clock = clock;
  }

  /** A piece its client is being asked about, planned already although nobody has said yes. */
  public record Loose(UUID piece, UUID request, String digest, UUID publication) {}

  @Transactional
  public Loose asked(Channel channel, String text) {
    var now = clock.instant();
    var piece = pieces.save(new ContentPiece(new NewPiece("acme", text), "manager", now));
    desk.submit(piece.id(), draft(channel, text), now, "manager");
    var version = piece.current().orElseThrow();
    desk.review(piece.id(), ReviewDecision.APPROVE, "", version.digest(), "reviewer");
    var round =
        approvals.open(
            new NewRound(
                "acme",
                piece.id(),
                version.no(),
                version.digest(),
                "",
                now,
                Set.of("manager"),
                "content-piece:1"));
    var request = approvals.requests(round.id()).get(0).id();
    return new Loose(piece.id(), request, version.digest(), plan(piece, now).get(0));
  }

  /** Plans the version that stands, approved or not: as a diagram might that asks nobody. */
  @Transactional
  public List<UUID> planRecklessly(UUID piece) {
    return plan(pieces.findById(piece).orElseThrow(), clock.instant());
  }

  private List<UUID> plan(ContentPiece piece, Instant slot) {
    return publishing.plan(new Commission("acme", piece.id(), ""), payloads(piece), slot);
  }

  private static List<Payload> payloads(ContentPiece piece) {
    return piece.current().orElseThrow().payloads();
  }

  public static Draft draft(Channel channel, String text) {
    return new Draft(text, List.of(), List.of(channel.id()), List.of(), "", Map.of());
  }
}
