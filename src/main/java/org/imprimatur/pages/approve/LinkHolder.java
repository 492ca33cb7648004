package org.imprimatur.pages.approve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.imprimatur.approvals.ApprovalLinks;
import org.imprimatur.approvals.DeviceCodes;
import org.imprimatur.approvals.LinkVisit;
import org.springframework.stereotype.Component;

/** Who has opened which link, on which device, going by the cookies alone. */
@Component
class LinkHolder {
  private final ApprovalLinks links;
  private final DeviceCodes codes;
  private final LinkCookies cookies;

  LinkHolder(ApprovalLinks links, DeviceCodes codes, LinkCookies cookies) {
    this.links = links;
    this.codes = codes;
    this.cookies = cookies;
  }

  /** The visit to this request's page; empty unless the cookie's token leads exactly there. */
  Optional<LinkVisit> visit(String request, HttpServletRequest http) {
    return cookies
        .token(http)
        .flatMap(links::follow)
        .filter(visit -> visit.request().id().toString().equals(request));
  }

  boolean known(LinkVisit visit, HttpServletRequest http) {
    return cookies.device(http).filter(device -> codes.knows(device, visit.request())).isPresent();
  }
}
