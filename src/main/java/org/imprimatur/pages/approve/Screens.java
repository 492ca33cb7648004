package org.imprimatur.pages.approve;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.approvals.LinkStanding;
import org.imprimatur.approvals.LinkVisit;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.ContentPiece;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Chooses what somebody who followed a link is shown, and fills it. */
@Component
class Screens {
  private static final String NOTICE = "approve/notice";

  private final OpenPaper papers;
  private final Overtaken overtaken;
  private final Notices notices;
  private final PieceReading pieces;
  private final Clients clients;

  Screens(
      OpenPaper papers,
      Overtaken overtaken,
      Notices notices,
      PieceReading pieces,
      Clients clients) {
    this.papers = papers;
    this.overtaken = overtaken;
    this.notices = notices;
    this.pieces = pieces;
    this.clients = clients;
  }

  /** What the link shows now. */
  String of(LinkVisit visit, Model model, HttpServletResponse response) {
    return of(visit, new LinkedHashMap<>(), null, model, response);
  }

  /** The form once more, with what was entered and why it was not accepted. */
  String of(
      LinkVisit visit,
      Map<String, Object> entered,
      Refusal refusal,
      Model model,
      HttpServletResponse response) {
    if (visit.open()) {
      var paper = papers.of(visit, entered, refusal);
      if (paper.isEmpty()) return notice(Notices.notNow(), visit, model, response);
      if (refusal != null) response.setStatus(status(refusal));
      model.addAttribute("header", header(visit));
      model.addAttribute("paper", paper.get());
      return "approve/form";
    }
    return notDecidable(visit, refusal, model, response);
  }

  private String notDecidable(
      LinkVisit visit, Refusal refusal, Model model, HttpServletResponse response) {
    var piece = pieces.get(visit.round().subject());
    var now = overtaken.by(visit);
    var tellable =
        visit.standing() != LinkStanding.REVOKED && visit.standing() != LinkStanding.EXPIRED;
    if (tellable && now.isPresent() && piece.status() != PieceStatus.WITHDRAWN) {
      response.setStatus(refusal == null ? 410 : 409);
      model.addAttribute("header", header(visit));
      model.addAttribute("newVersion", now.get().versionNo());
      model.addAttribute("rows", overtaken.changes(visit, now.get()));
      model.addAttribute("asked", overtaken.askedNow(visit).isPresent());
      return "approve/outdated";
    }
    var view = notice(notice(visit, piece), visit, model, response);
    if (refusal != null && tellable) response.setStatus(409);
    return view;
  }

  private Notice notice(LinkVisit visit, ContentPiece piece) {
    var withdrawn = piece.status() == PieceStatus.WITHDRAWN;
    return switch (visit.standing()) {
      case REVOKED -> Notices.revoked();
      case EXPIRED -> Notices.expired(stillAsked(visit));
      case ANSWERED -> notices.recorded(piece, visit);
      case SETTLED -> notices.settled(piece, visit);
      case OVERTAKEN -> withdrawn ? Notices.withdrawn(piece) : Notices.beingRevised(piece, visit);
      case OPEN -> Notices.notNow();
    };
  }

  /** Whether a fresh link could be used. */
  static boolean stillAsked(LinkVisit visit) {
    return visit.round().open()
        && !visit.request().answered()
        && visit.request().stage() == visit.round().stage();
  }

  String unknown(Model model, HttpServletResponse response) {
    return notice(Notices.unknown(), null, model, response);
  }

  String mailed(LinkVisit visit, Model model, HttpServletResponse response) {
    return notice(Notices.mailed(), visit, model, response);
  }

  private String notice(Notice notice, LinkVisit visit, Model model, HttpServletResponse response) {
    response.setStatus(notice.status());
    model.addAttribute("notice", notice);
    model.addAttribute("address", visit == null ? "" : LinkCookies.page(visit.request().id()));
    return NOTICE;
  }

  /** Asks for the code, with the answer kept in the page. */
  String code(
      LinkVisit visit,
      String values,
      String refused,
      int status,
      Model model,
      HttpServletResponse response) {
    response.setStatus(status);
    model.addAttribute("header", header(visit));
    model.addAttribute("values", values);
    model.addAttribute("refused", refused);
    return "approve/code";
  }

  private Header header(LinkVisit visit) {
    var round = visit.round();
    var request = visit.request();
    var client = clients.get(round.clientKey());
    var wall = new WallClock(client.zone());
    var piece = pieces.get(round.subject());
    return new Header(
        LinkCookies.page(request.id()),
        request.name(),
        client.name(),
        piece.title(),
        round.versionNo(),
        piece.slot() == null ? "" : wall.show(piece.slot()),
        wall.show(round.answerDue()),
        request.email().replaceFirst("^(.).*@", "$1…@"));
  }

  private static int status(Refusal refusal) {
    return switch (refusal.kind()) {
      case INVALID -> 422;
      case CONFLICT -> 409;
      case UNKNOWN -> 404;
      case FORBIDDEN -> 403;
    };
  }
}
