package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit/{client}")
@Tag(name = "Audit", description = "Who did what for a client, for the agency's people")
class AuditResource {
  private static final int PAGE = 100;

  private final AuditTrail trail;
  private final Caller caller;

  AuditResource(AuditTrail trail, Caller caller) {
    this.trail = trail;
    this.caller = caller;
  }

  /** An entry; its hash is SHA-256 over the RFC 8785 form of client and all before it here. */
  record Entry(
      long seq,
      Instant at,
      String who,
      String what,
      String subject,
      String details,
      String previous,
      String hash) {
    static Entry of(AuditEntry entry) {
      return new Entry(
          entry.seq(),
          entry.at(),
          entry.who(),
          entry.what(),
          entry.subject(),
          entry.details(),
          entry.previous(),
          entry.hash());
    }
  }

  /** {@code before} leads to the next page; null on the last. */
  record Entries(List<Entry> entries, Long before) {}

  /** {@code firstBad} and {@code fault} are null if all is as written. */
  record Check(boolean ok, long entries, String head, Long firstBad, String fault, String words) {}

  record Anchored(boolean anchored) {}

  @GetMapping
  @Operation(summary = "What was done, the newest first", description = "100 a page.")
  Entries entries(
      @PathVariable String client, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
    var entries = trail.before(theirs(client), before, PAGE).stream().map(Entry::of).toList();
    var last = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).seq();
    return new Entries(entries, last > 1 ? last : null);
  }

  @GetMapping("/verification")
  @Operation(
      summary = "Whether the record is as it was written",
      description =
          "Reads the whole chain up to its signed end and names the first entry that is changed,"
              + " missing or at another place.")
  Check verification(@PathVariable String client) {
    var found = trail.verify(theirs(client));
    return new Check(
        found.ok(),
        found.entries(),
        found.head(),
        found.firstBad(),
        found.ok() ? null : found.fault().name(),
        found.words());
  }

  @PostMapping("/anchor")
  @Operation(
      summary = "Add the signed end of the record to the anchor file",
      description = "Answers false where none is set.")
  Anchored anchor(@PathVariable String client) {
    return new Anchored(trail.anchor(theirs(client)));
  }

  private String theirs(String client) {
    var key = caller.client(client).key();
    if (!caller.person().isStaff()) throw Refusal.forbidden("Your account may not do this.");
    return key;
  }
}
