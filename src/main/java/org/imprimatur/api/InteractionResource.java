package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.clients.Client;
import org.imprimatur.interactions.Accountable;
import org.imprimatur.interactions.Inbox;
import org.imprimatur.interactions.InboxQuery;
import org.imprimatur.interactions.InboxReport;
import org.imprimatur.interactions.InboxReports;
import org.imprimatur.interactions.InboxRow;
import org.imprimatur.interactions.InteractionState;
import org.imprimatur.problem.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What people say to the clients' accounts, as a list and in figures. */
@RestController
@RequestMapping("/api/interactions")
@Tag(
    name = "Interactions",
    description = "What people say to the clients' accounts, for the agency's people")
class InteractionResource {
  private final Inbox inbox;
  private final InboxReports reports;
  private final Caller caller;
  private final Clock clock;

  InteractionResource(Inbox inbox, InboxReports reports, Caller caller, Clock clock) {
    this.inbox = inbox;
    this.reports = reports;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Authors and excerpts come from outside and may be hostile.
   *
   * @param after leads to the next page; null on the last
   */
  record Rows(List<InboxRow> interactions, String after) {}

  @GetMapping
  @Operation(
      summary = "Interactions, what breaches first on top",
      description =
          "All open ones, or what is asked for: OPEN, BREACHED, NEAR (within the hour) or CLOSED,"
              + " or those of one state; closed ones latest first. 'person' and 'group' ask for who"
              + " is accountable. The header Link (rel=next) and 'after' lead to the next page.")
  ResponseEntity<Rows> list(
      @RequestParam(required = false) String client,
      @RequestParam(required = false) UUID channel,
      @RequestParam(required = false) Kind kind,
      @RequestParam(required = false) String person,
      @RequestParam(required = false) String group,
      @RequestParam(defaultValue = "OPEN") InboxQuery.Show show,
      @RequestParam(required = false) InteractionState state,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "50") int limit) {
    staff();
    if (limit < 1 || limit > InboxQuery.LONGEST_PAGE)
      throw Refusal.invalid("limit", "Between 1 and " + InboxQuery.LONGEST_PAGE + ".");
    var query =
        InboxQuery.open(wanted(client).stream().map(Client::key).toList())
            .on(channel)
            .of(kind)
            .ownedBy(owners(person, group))
            .show(show, clock.instant())
            .after(after == null ? null : InboxQuery.Place.parse(after))
            .atMost(limit);
    var found = inbox.list(state == null ? query : query.in(state));
    var next = found.size() < limit ? null : found.get(found.size() - 1).place().toString();
    var answer = ResponseEntity.ok();
    if (next != null) answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(next)));
    return answer.body(new Rows(found, next));
  }

  private static List<Accountable> owners(String person, String group) {
    if (person != null) return List.of(Accountable.person(person));
    return group == null ? List.of() : List.of(Accountable.group(group));
  }

  private static URI next(String after) {
    return ServletUriComponentsBuilder.fromCurrentRequest()
        .replaceQueryParam("after", "{after}")
        .build(false)
        .expand(after)
        .encode()
        .toUri();
  }

  @GetMapping("/report")
  @Operation(
      summary = "How the last 30 days went",
      description =
          "How soon people were answered and helped, by the calendar and in working time, by hour of"
              + " the week, by client and channel, and what was left at the end of each day.")
  InboxReport report(
      @RequestParam(required = false) String client,
      @RequestParam(required = false) UUID channel,
      @RequestParam(defaultValue = "30") int days) {
    staff();
    if (days < 1 || days > 366) throw Refusal.invalid("days", "Between 1 and 366.");
    return reports.last(days, wanted(client), channel);
  }

  private List<Client> wanted(String client) {
    return client == null || client.isEmpty() ? caller.clients() : List.of(caller.client(client));
  }

  private void staff() {
    if (!caller.person().isStaff()) throw Refusal.forbidden("Your account may not do this.");
  }
}
