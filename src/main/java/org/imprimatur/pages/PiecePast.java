package org.imprimatur.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.approvals.Approval;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceVersion;
import org.imprimatur.content.VisiblePiece;
import org.springframework.stereotype.Component;

/** What happened to a piece so far. */
@Component
class PiecePast {
  private static final String AGENCY = "the agency";

  private static final Set<PieceEvent.Kind> GIVEN =
      Set.of(PieceEvent.Kind.APPROVED, PieceEvent.Kind.TACITLY_APPROVED);

  private final ApprovalDesk approvals;

  PiecePast(ApprovalDesk approvals) {
    this.approvals = approvals;
  }

  List<PieceView.VersionRow> versions(VisiblePiece piece, Times times) {
    var standing =
        approvals.of(piece.id()).stream()
            .filter(Approval::standing)
            .map(Approval::versionDigest)
            .collect(Collectors.toSet());
    var current = piece.current().map(PieceVersion::no).orElse(0);
    return piece.versions().stream()
        .sorted(Comparator.comparing(PieceVersion::no).reversed())
        .map(
            version ->
                new PieceView.VersionRow(
                    version.no(),
                    piece.team() ? version.author() : AGENCY,
                    times.minute(version.writtenAt()),
                    version.digest().substring(0, 12),
                    standing.contains(version.digest()),
                    version.no() == current))
        .toList();
  }

  /** Who was asked last, and what they said. */
  List<PieceView.AskedRow> asked(VisiblePiece piece, Times times) {
    var rounds = approvals.rounds(piece.id());
    if (rounds.isEmpty()) return List.of();
    var last = rounds.get(rounds.size() - 1);
    return approvals.requests(last.id()).stream()
        .map(
            request ->
                new PieceView.AskedRow(
                    request.name(),
                    request.role(),
                    request.substituted(),
                    answer(request, times),
                    tone(request, last.open())))
        .toList();
  }

  private static String answer(ApprovalRequest request, Times times) {
    if (!request.answered()) return "asked on " + times.minute(request.askedAt());
    var said =
        switch (request.decision()) {
          case APPROVE -> request.method() == ApprovalMethod.TACIT ? "was silent" : "agreed";
          case REQUEST_CHANGES -> "asked for changes";
          case REJECT -> "rejected it";
        };
    return said + " on " + times.minute(request.decidedAt());
  }

  private static Tone tone(ApprovalRequest request, boolean open) {
    if (!request.answered()) return open ? Tone.WAITING : Tone.QUIET;
    return request.approved() ? Tone.GOOD : Tone.BAD;
  }

  List<PieceView.ApprovalRow> approvals(VisiblePiece piece, Times times) {
    return approvals.of(piece.id()).stream()
        .map(
            approval -> {
              var version = version(piece, approval);
              return new PieceView.ApprovalRow(
                  approval.approvedBy(),
                  times.minute(approval.approvedAt()),
                  how(approval),
                  version,
                  approval.versionDigest().substring(0, 12),
                  said(piece, approval, version));
            })
        .toList();
  }

  List<PieceView.HistoryRow> history(VisiblePiece piece, Times times) {
    return piece.history().stream()
        .map(
            event -> {
              var open = piece.team() || event.kind().ofTheClient();
              return new PieceView.HistoryRow(
                  open ? event.who() : AGENCY,
                  event.kind().label(),
                  times.minute(event.at()),
                  open ? event.comment() : "");
            })
        .toList();
  }

  private static int version(VisiblePiece piece, Approval approval) {
    return piece.versions().stream()
        .filter(version -> version.digest().equals(approval.versionDigest()))
        .mapToInt(PieceVersion::no)
        .max()
        .orElse(0);
  }

  private static String said(VisiblePiece piece, Approval approval, int version) {
    return piece.history().stream()
        .filter(event -> GIVEN.contains(event.kind()))
        .filter(event -> event.versionNo() == version && event.who().equals(approval.approvedBy()))
        .map(PieceEvent::comment)
        .reduce("", (first, second) -> second);
  }

  private static String how(Approval approval) {
    var how = "by " + approval.method().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return approval.standing() ? how : how + ", no longer valid: " + approval.revokedBecause();
  }
}
