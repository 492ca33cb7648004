package org.imprimatur.pages.approve;

import java.util.stream.Collectors;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.LinkVisit;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.ContentPiece;
import org.springframework.stereotype.Component;

/** Says how things stand where there is nothing to decide. */
@Component
class Notices {
  private static final int OK = 200;
  private static final int UNKNOWN = 404;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;

  private final ApprovalDesk desk;
  private final Clients clients;

  Notices(ApprovalDesk desk, Clients clients) {
    this.desk = desk;
    this.clients = clients;
  }

  /** The same for everything that is no link of ours, so that nothing can be learned from it. */
  static Notice unknown() {
    return Notice.of(
        UNKNOWN,
        "There is nothing here",
        "This page opens by the link in our mail only. If you came by it, open it from the mail once"
            + " more, on this device.");
  }

  static Notice revoked() {
    return Notice.of(
        GONE,
        "This link was taken back",
        "Nothing can be decided with it any more. If you still expect to be asked, answer the mail it"
            + " came with.");
  }

  static Notice expired(boolean stillAsked) {
    return Notice.of(
            GONE,
            "This link has expired",
            "To keep your decisions safe, a link works for seven days.",
            stillAsked
                ? "Your answer is still needed: we can mail you a fresh link."
                : "There is nothing left to decide with it.")
        .offering(stillAsked);
  }

  static Notice withdrawn(ContentPiece piece) {
    return Notice.of(
        GONE,
        "It was withdrawn",
        "“" + piece.title() + "” will not be published. There is nothing left to decide.");
  }

  static Notice beingRevised(ContentPiece piece, LinkVisit visit) {
    return Notice.of(
        GONE,
        "It is being revised",
        "This link is for version %d of “%s”, which has been changed since."
            .formatted(visit.round().versionNo(), piece.title()),
        "Nothing of it goes out meanwhile. You get a mail as soon as the new version is ready.");
  }

  static Notice notNow() {
    return Notice.of(
        CONFLICT,
        "It cannot be decided at the moment",
        "We are just working on it. Open the link again in a few minutes.");
  }

  static Notice mailed() {
    return Notice.of(
        OK,
        "A fresh link is on its way",
        "Look into the mailbox the first one came to. We mail one link an hour at most.");
  }

  /** What was decided by this link's approver, when, and about which version. */
  Notice recorded(ContentPiece piece, LinkVisit visit) {
    var request = visit.request();
    return Notice.of(
            OK,
            "Your answer is recorded",
            "%s %s version %d of “%s” on %s."
                .formatted(
                    request.name(),
                    verb(request.decision()),
                    visit.round().versionNo(),
                    piece.title(),
                    when(visit, request)),
            next(request.decision()))
        .saying(request.comment());
  }

  /** Who has answered in this one's place. */
  Notice settled(ContentPiece piece, LinkVisit visit) {
    var answers =
        desk.requests(visit.round().id()).stream()
            .filter(ApprovalRequest::answered)
            .map(r -> r.name() + " " + verb(r.decision()) + " it on " + when(visit, r))
            .collect(Collectors.joining("; "));
    return Notice.of(
        GONE,
        "It is decided already",
        "Version %d of “%s”: %s."
            .formatted(
                visit.round().versionNo(),
                piece.title(),
                answers.isEmpty() ? visit.round().state().label().toLowerCase() : answers),
        "Your answer is not needed any more.");
  }

  private String when(LinkVisit visit, ApprovalRequest request) {
    var zone = clients.get(visit.round().clientKey()).zone();
    return new WallClock(zone).show(request.decidedAt());
  }

  private static String verb(ApprovalDecision decision) {
    return switch (decision) {
      case APPROVE -> "approved";
      case REQUEST_CHANGES -> "asked for changes to";
      case REJECT -> "rejected";
    };
  }

  private static String next(ApprovalDecision decision) {
    return switch (decision) {
      case APPROVE ->
          "What goes out is exactly this version. If anything changes, you are asked again.";
      case REQUEST_CHANGES -> "Nothing goes out. We revise it and ask you again.";
      case REJECT -> "It will not be published.";
    };
  }
}
