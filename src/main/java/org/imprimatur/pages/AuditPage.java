package org.imprimatur.pages;

import java.time.Clock;
import java.util.List;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.CanonicalJson;
import org.imprimatur.audit.Verification;
import org.imprimatur.clients.UnknownClient;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who did what for a client, for the agency's people, with whether the record is as written. */
@Controller
class AuditPage {
  private static final int SHOWN = 50;

  private final AuditTrail trail;
  private final VisibleClients clients;
  private final Clock clock;

  AuditPage(AuditTrail trail, VisibleClients clients, Clock clock) {
    this.trail = trail;
    this.clients = clients;
    this.clock = clock;
  }

  /** What the page shows (template {@code audit}). */
  record View(
      String client,
      String clientName,
      String zone,
      boolean intact,
      String verification,
      String head,
      List<Row> entries,
      Long older) {}

  record Row(
      long seq,
      String when,
      String who,
      String what,
      String url,
      List<Detail> details,
      boolean bad) {}

  record Detail(String name, String value) {}

  @GetMapping("/audit/{client}")
  String audit(
      @PathVariable String client,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
      Model model) {
    var person = People.current();
    try {
      var found = clients.get(person, client);
      if (!person.isStaff()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
      var verification = trail.verify(client);
      var entries = trail.before(client, before, SHOWN);
      var times = new Times(found.zone(), clock.instant());
      var last = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).seq();
      model.addAttribute(
          "audit",
          new View(
              client,
              found.name(),
              found.zone().getId(),
              verification.ok(),
              verification.words(),
              verification.entries() == 0 ? "" : verification.head(),
              entries.stream().map(entry -> row(entry, verification, times)).toList(),
              last > 1 ? last : null));
      return "audit";
    } catch (UnknownClient e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }

  private static Row row(AuditEntry entry, Verification verification, Times times) {
    return new Row(
        entry.seq(),
        times.second(entry.at()),
        entry.who(),
        words(entry.what()),
        url(entry),
        details(entry),
        verification.firstBad() != null && entry.seq() >= verification.firstBad());
  }

  /** {@code piece-edited} as "Piece edited". */
  private static String words(String what) {
    return what.isEmpty()
        ? ""
        : Character.toUpperCase(what.charAt(0)) + what.substring(1).replace('-', ' ');
  }

  private static String url(AuditEntry entry) {
    var what = entry.what();
    if (what.startsWith("certificate")) return "/certificates/" + entry.subject();
    return what.startsWith("piece-") || what.startsWith("approval-") || what.startsWith("round-")
        ? Links.piece(entry.subject())
        : "";
  }

  /** Digests by their beginning, as everywhere on our pages. */
  private static List<Detail> details(AuditEntry entry) {
    try {
      return CanonicalJson.read(entry.details()).entrySet().stream()
          .map(detail -> new Detail(detail.getKey(), shortened(String.valueOf(detail.getValue()))))
          .toList();
    } catch (IllegalStateException e) {
      // Somebody has changed it; it is shown as it is.
      return List.of(new Detail("", entry.details()));
    }
  }

  private static String shortened(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, 12) : value;
  }
}
