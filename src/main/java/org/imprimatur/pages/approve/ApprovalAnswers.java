package org.imprimatur.pages.approve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalLinks;
import org.imprimatur.approvals.DeviceCodes;
import org.imprimatur.approvals.LinkStanding;
import org.imprimatur.approvals.LinkVisit;
import org.imprimatur.content.Sightings;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes decisions by link; on a device we do not know it asks for a mailed code first. */
@Controller
@RequestMapping("/approve/for/{request}")
class ApprovalAnswers {
  private static final int TOO_MANY = 429;
  private static final int NOT_ACCEPTED = 422;

  private final LinkHolder holder;
  private final LinkCookies cookies;
  private final ApprovalLinks links;
  private final DeviceCodes codes;
  private final OpenPaper papers;
  private final Overtaken overtaken;
  private final Screens screens;
  private final Sightings sightings;

  ApprovalAnswers(
      LinkHolder holder,
      LinkCookies cookies,
      ApprovalLinks links,
      DeviceCodes codes,
      OpenPaper papers,
      Overtaken overtaken,
      Screens screens,
      Sightings sightings) {
    this.holder = holder;
    this.cookies = cookies;
    this.links = links;
    this.codes = codes;
    this.papers = papers;
    this.overtaken = overtaken;
    this.screens = screens;
    this.sightings = sightings;
  }

  /** What the viewer collected, and the code if one was asked for. */
  record Entered(String values, String code) {
    Entered {
      values = values == null ? "" : values;
      code = code == null ? "" : code.replaceAll("\\s", "");
    }
  }

  @PostMapping
  String decide(
      @PathVariable String request,
      Entered entered,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model) {
    var visit = holder.visit(request, http);
    if (visit.isEmpty()) return screens.unknown(model, response);
    if (!visit.get().open())
      return screens.of(visit.get(), Map.of(), Refusal.conflict(""), model, response);
    if (!holder.known(visit.get(), http)) {
      if (entered.code().isEmpty()) return askForCode(visit.get(), entered, http, response, model);
      var wrong = wrong(visit.get(), entered, http);
      if (wrong != null)
        return screens.code(visit.get(), entered.values(), wrong, NOT_ACCEPTED, model, response);
    }
    return submit(visit.get(), entered, http, response, model);
  }

  /** Mails another code. */
  @PostMapping("/code")
  String another(
      @PathVariable String request,
      Entered entered,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model) {
    var visit = holder.visit(request, http);
    if (visit.isEmpty()) return screens.unknown(model, response);
    if (!visit.get().open())
      return screens.of(visit.get(), Map.of(), Refusal.conflict(""), model, response);
    return askForCode(visit.get(), entered, http, response, model);
  }

  /** Mails a fresh link, if the one asked is still or again asked. */
  @PostMapping("/link")
  String freshLink(
      @PathVariable String request,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model) {
    var visit = holder.visit(request, http);
    if (visit.isEmpty()) return screens.unknown(model, response);
    var asked = askedNow(visit.get());
    if (asked == null) return screens.of(visit.get(), model, response);
    links.order(asked);
    return screens.mailed(visit.get(), model, response);
  }

  private UUID askedNow(LinkVisit visit) {
    if (visit.standing() == LinkStanding.REVOKED) return null;
    if (visit.standing() == LinkStanding.EXPIRED && Screens.stillAsked(visit))
      return visit.request().id();
    return overtaken.askedNow(visit).orElse(null);
  }

  private String askForCode(
      LinkVisit visit,
      Entered entered,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model) {
    var device = cookies.device(http).orElseGet(DeviceCodes::newDevice);
    try {
      codes.order(visit, device);
    } catch (Refusal e) {
      return screens.code(visit, entered.values(), e.getMessage(), TOO_MANY, model, response);
    }
    cookies.keepDevice(response, device);
    return screens.code(visit, entered.values(), "", 200, model, response);
  }

  /** What is wrong with the code, or null. */
  private String wrong(LinkVisit visit, Entered entered, HttpServletRequest http) {
    var device = cookies.device(http);
    if (device.isEmpty()) return "This browser keeps no cookies; without one the code cannot help.";
    return switch (codes.check(visit.request(), device.get(), entered.code())) {
      case RIGHT -> null;
      case WRONG -> "This is not the code in our last mail. Look again, please.";
      case SPENT -> "This code is not good any more. Ask for another one.";
    };
  }

  private String submit(
      LinkVisit visit,
      Entered entered,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model) {
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      values = papers.entered(entered.values());
      papers.submit(visit, values);
    } catch (Refusal e) {
      // Somebody may have been faster: then the page says what was decided.
      var now = holder.visit(visit.request().id().toString(), http).orElse(visit);
      return screens.of(now, values, e, model, response);
    }
    sightings.saw(visit.request().actor(), visit.round().subject(), visit.round().versionNo());
    return "redirect:" + LinkCookies.page(visit.request().id());
  }
}
