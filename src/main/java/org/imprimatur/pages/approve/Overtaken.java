package org.imprimatur.pages.approve;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.approvals.LinkVisit;
import org.imprimatur.content.Differences;
import org.imprimatur.content.PieceReading;
import org.imprimatur.publishing.Previews;
import org.springframework.stereotype.Component;

/** What has taken the place of the version a link leads to. */
@Component
class Overtaken {
  private final ApprovalDesk desk;
  private final PieceReading pieces;
  private final Differences differences;

  Overtaken(ApprovalDesk desk, PieceReading pieces, Differences differences) {
    this.desk = desk;
    this.pieces = pieces;
    this.differences = differences;
  }

  /** The round in which a newer version is asked about now. */
  Optional<ApprovalRound> by(LinkVisit visit) {
    return desk.openRound(visit.round().subject())
        .filter(round -> !round.id().equals(visit.round().id()));
  }

  /** The request to the same approver that waits for an answer now. */
  Optional<UUID> askedNow(LinkVisit visit) {
    return by(visit).stream()
        .flatMap(round -> desk.requests(round.id()).stream())
        .filter(request -> visit.request().approverId().equals(request.approverId()))
        .filter(request -> !request.answered())
        .map(ApprovalRequest::id)
        .findFirst();
  }

  /** What changed from the link's version to the one asked about now. */
  List<Differences.Row> changes(LinkVisit visit, ApprovalRound now) {
    var piece = pieces.asClient(visit.round().subject());
    return differences.between(piece, visit.round().versionNo(), now.versionNo()).stream()
        .map(row -> pictured(row, visit.request().id()))
        .toList();
  }

  private static Differences.Row pictured(Differences.Row row, UUID request) {
    return new Differences.Row(
        row.part(),
        row.what(),
        row.channels(),
        row.where(),
        row.segments(),
        pictured(row.before(), request),
        pictured(row.after(), request));
  }

  private static Previews.Image pictured(Previews.Image image, UUID request) {
    if (image == null) return null;
    return new Previews.Image(
        image.src().replaceFirst("^/assets/([^/]+)/.*", LinkCookies.page(request) + "/media/$1"),
        image.alt());
  }
}
