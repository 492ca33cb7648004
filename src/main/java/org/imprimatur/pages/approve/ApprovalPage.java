package org.imprimatur.pages.approve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.imprimatur.approvals.ApprovalLinks;
import org.imprimatur.approvals.LinkVisit;
import org.imprimatur.content.Sightings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What somebody without an account sees who follows the link in a mail. Looking decides nothing and
 * uses nothing up: mail scanners do it, too.
 */
@Controller
@RequestMapping("/approve")
class ApprovalPage {
  private final ApprovalLinks links;
  private final LinkHolder holder;
  private final LinkCookies cookies;
  private final Screens screens;
  private final Sightings sightings;

  ApprovalPage(
      ApprovalLinks links,
      LinkHolder holder,
      LinkCookies cookies,
      Screens screens,
      Sightings sightings) {
    this.links = links;
    this.holder = holder;
    this.cookies = cookies;
    this.screens = screens;
    this.sightings = sightings;
  }

  /** Takes the token out of the address, where others could read it. */
  @GetMapping("/{token}")
  String enter(@PathVariable String token, Model model, HttpServletResponse response) {
    var visit = links.follow(token);
    if (visit.isEmpty()) return screens.unknown(model, response);
    cookies.keepToken(response, visit.get(), token);
    return "redirect:" + LinkCookies.page(visit.get().request().id());
  }

  @GetMapping("/for/{request}")
  String show(
      @PathVariable String request,
      HttpServletRequest http,
      Model model,
      HttpServletResponse response) {
    var visit = holder.visit(request, http);
    if (visit.isEmpty()) return screens.unknown(model, response);
    var view = screens.of(visit.get(), model, response);
    if (visit.get().open() && holder.known(visit.get(), http)) seen(visit.get());
    return view;
  }

  /** A scanner has seen it, too, but has never entered a code. */
  private void seen(LinkVisit visit) {
    sightings.saw(visit.request().actor(), visit.round().subject(), visit.round().versionNo());
  }
}
