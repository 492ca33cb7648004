package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.approvals.Approval;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.content.PieceVersion;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.content.WhyNotOut;
import org.imprimatur.decisions.DecisionRecord;
import org.imprimatur.decisions.DecisionRecords;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known about pieces. */
@RestController
@RequestMapping("/api/pieces")
@Tag(name = "Pieces")
class PieceReports {
  private final PieceReading pieces;
  private final PublishingDesk publishing;
  private final ApprovalDesk approvals;
  private final DecisionRecords decisions;
  private final WhyNotOut whyNotOut;
  private final Caller caller;

  PieceReports(
      PieceReading pieces,
      PublishingDesk publishing,
      ApprovalDesk approvals,
      DecisionRecords decisions,
      WhyNotOut whyNotOut,
      Caller caller) {
    this.pieces = pieces;
    this.publishing = publishing;
    this.approvals = approvals;
    this.decisions = decisions;
    this.whyNotOut = whyNotOut;
    this.caller = caller;
  }

  /** A piece in a list; the slot on the client's wall clock. */
  record Row(
      UUID id, String client, String title, PieceStatus status, boolean paused, String slot) {
    static Row of(VisiblePiece piece, Client client) {
      return new Row(
          piece.id(),
          piece.clientKey(),
          piece.title(),
          piece.status(),
          piece.paused(),
          wallClock(piece, client));
    }
  }

  record Rows(List<Row> pieces, int page, int pages, long total) {}

  /** Everything about a piece; {@code whyNotOut} is "" once it is out. */
  record Report(
      UUID id,
      String client,
      String title,
      PieceStatus status,
      boolean paused,
      String slot,
      String zone,
      String whyNotOut,
      List<VersionRow> versions,
      List<DecisionRow> decisions,
      List<RoundRow> rounds,
      List<ApprovalRow> approvals,
      List<PublicationRow> publications) {}

  record VersionRow(int no, String author, Instant writtenAt, String digest) {}

  /** What a decision table said about it; only the agency is told. */
  record DecisionRow(
      String decision,
      int version,
      Instant at,
      String step,
      String said,
      String because,
      List<DecisionRecord.Value> inputs,
      List<DecisionRecord.Rule> rules,
      List<DecisionRecord.Value> outputs) {
    static DecisionRow of(DecisionRecord made) {
      return new DecisionRow(
          made.key(),
          made.version(),
          made.at(),
          made.element(),
          made.said(),
          made.because(),
          made.inputs(),
          made.rules(),
          made.outputs());
    }
  }

  /** One asking about one version; {@code note} says why another route was taken than wanted. */
  record RoundRow(
      UUID id,
      int version,
      String route,
      String note,
      String state,
      int stage,
      int stages,
      Instant requestedAt,
      Instant answerDue,
      Instant settledAt,
      List<RequestRow> requests) {}

  /** One of those asked; {@code decision} is null while they have not answered. */
  record RequestRow(
      UUID id,
      int stage,
      String name,
      String role,
      boolean substitute,
      Instant askedAt,
      String decision,
      String method,
      Instant decidedAt,
      UUID channel,
      String comment) {}

  record ApprovalRow(
      String by,
      Instant at,
      String method,
      String versionDigest,
      String proof,
      boolean standing,
      String revokedBecause) {}

  record PublicationRow(
      UUID id,
      UUID channel,
      String kind,
      String state,
      Instant scheduledAt,
      Instant publishedAt,
      String url,
      String problem) {}

  @GetMapping
  @Operation(summary = "Pieces, the newest first", description = "50 a page, counted from 0.")
  Rows list(
      @RequestParam(required = false) String client,
      @RequestParam(required = false) PieceStatus status,
      @RequestParam(defaultValue = "0") int page) {
    if (page < 0 || page > 10_000) throw Refusal.invalid("page", "There is no such page.");
    var clients =
        (client == null ? caller.clients() : List.of(caller.client(client)))
            .stream().collect(Collectors.toMap(Client::key, c -> c));
    var found = pieces.search(clients.keySet(), status, page, caller.person());
    return new Rows(
        found.map(piece -> Row.of(piece, clients.get(piece.clientKey()))).getContent(),
        page,
        found.getTotalPages(),
        found.getTotalElements());
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Everything about a piece",
      description =
          "Status, versions, who was asked and what they answered, approvals, publications with state and address, and one sentence why it"
              + " is not out yet.")
  Report get(@PathVariable UUID id) {
    var piece = caller.piece(id);
    var client = caller.client(piece.clientKey());
    return new Report(
        piece.id(),
        piece.clientKey(),
        piece.title(),
        piece.status(),
        piece.paused(),
        wallClock(piece, client),
        client.zone().getId(),
        whyNotOut.answer(piece),
        piece.versions().stream().map(version -> version(version, piece.team())).toList(),
        piece.team() ? decisions.of(id).stream().map(DecisionRow::of).toList() : List.of(),
        approvals.rounds(id).stream().map(round -> round(round, piece.team())).toList(),
        approvals.of(id).stream().map(PieceReports::approval).toList(),
        publishing.of(id).stream()
            .map(publication -> publication(publication, piece.team()))
            .toList());
  }

  private static String wallClock(VisiblePiece piece, Client client) {
    return piece.slot() == null ? null : new WallClock(client.zone()).field(piece.slot());
  }

  private static VersionRow version(PieceVersion version, boolean team) {
    return new VersionRow(
        version.no(), team ? version.author() : null, version.writtenAt(), version.digest());
  }

  private RoundRow round(ApprovalRound round, boolean team) {
    return new RoundRow(
        round.id(),
        round.versionNo(),
        round.route(),
        team ? round.note() : null,
        round.state().name(),
        round.stage(),
        round.stages(),
        round.requestedAt(),
        round.answerDue(),
        round.settledAt(),
        approvals.requests(round.id()).stream().map(PieceReports::request).toList());
  }

  private static RequestRow request(ApprovalRequest request) {
    return new RequestRow(
        request.id(),
        request.stage(),
        request.name(),
        request.role(),
        request.substituted(),
        request.askedAt(),
        request.answered() ? request.decision().name() : null,
        request.answered() ? request.method().name() : null,
        request.decidedAt(),
        request.channelId(),
        request.comment());
  }

  private static ApprovalRow approval(Approval approval) {
    return new ApprovalRow(
        approval.approvedBy(),
        approval.approvedAt(),
        approval.method().name(),
        approval.versionDigest(),
        approval.proof(),
        approval.standing(),
        approval.revokedBecause());
  }

  private static PublicationRow publication(Publication publication, boolean team) {
    return new PublicationRow(
        publication.id(),
        publication.channelId(),
        publication.kind().name(),
        publication.state().name(),
        publication.scheduledAt(),
        publication.publishedAt(),
        publication.remote() == null ? null : publication.remote().url(),
        team ? publication.problemDetail() : null);
  }
}
