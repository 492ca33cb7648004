package org.imprimatur.approvals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.Approvers;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.ReminderPlan;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Component;

/** Whom a client wants to be asked, and how patiently. Somebody is asked in any case. */
@Component
class Audience {
  private final Clients clients;
  private final TermsOfApproval terms;
  private final Approvers approvers;

  Audience(Clients clients, TermsOfApproval terms, Approvers approvers) {
    this.clients = clients;
    this.terms = terms;
    this.approvers = approvers;
  }

  /** A round on the way that can be gone: the wanted one, the client's own, or anyone. */
  ApprovalRound round(NewRound wanted, Instant at) {
    var people = people(wanted.client(), wanted.authors());
    var own = own(wanted.client(), people);
    var way = wanted.route().isBlank() ? own : wanted(wanted, people, own);
    return new ApprovalRound(wanted, way.route(), way.note(), at);
  }

  /** A route, and why it is not the one that was wanted. */
  private record Way(ApprovalRoute route, String note) {}

  private Way wanted(NewRound wanted, List<Approver> people, Way own) {
    try {
      var route = ApprovalRoute.parse(wanted.route()).with(own.route());
      return route
          .unknownRole(people)
          .map(
              role ->
                  instead(
                      own,
                      "The approval policy asks for '%s', but %s has no approver of that role."
                          .formatted(role, name(wanted.client()))))
          .orElse(new Way(route, own.note()));
    } catch (Refusal unreadable) {
      return instead(
          own,
          "The route '%s' of the approval policy cannot be read."
              .formatted(wanted.route().strip()));
    }
  }

  private static Way instead(Way own, String why) {
    return new Way(
        own.route(), (why + " The client's own route was taken instead. " + own.note()).strip());
  }

  private Way own(String client, List<Approver> people) {
    var text = terms.of(client).route();
    try {
      var route = ApprovalRoute.parse(text);
      if (route.equals(route.with(anyone())))
        return route
            .unknownRole(people)
            .map(role -> new Way(anyone(), nobody(client, role)))
            .orElse(new Way(route, ""));
    } catch (Refusal unreadable) {
      // Told below.
    }
    return new Way(
        anyone(), "The client's own route '" + text + "' cannot be gone: anyone may answer.");
  }

  private String nobody(String client, String role) {
    return "%s has no approver with the role '%s': anyone may answer."
        .formatted(name(client), role);
  }

  private static ApprovalRoute anyone() {
    return ApprovalRoute.parse(ApprovalRoute.ANYONE);
  }

  /** The requests of the round's present stage. */
  List<ApprovalRequest> ask(ApprovalRound round, Set<String> authors, Instant at) {
    var people = people(round.clientKey(), authors);
    var asked = round.currentStage().asked(people);
    if (asked.isEmpty() && !ApprovalRoute.SPECIAL.contains(round.currentStage().words().get(0))) {
      round.letAnyoneAnswer(
          nobody(round.clientKey(), String.join(" or ", round.currentStage().words())));
      asked = round.currentStage().asked(people);
    }
    return asked.isEmpty()
        ? List.of(ApprovalRequest.toAnyoneAt(name(round.clientKey()), round, at))
        : asked.stream().map(approver -> ApprovalRequest.to(approver, round, at)).toList();
  }

  /** Who may answer for those of the present stage who are silent. */
  List<Approver> substitutes(
      ApprovalRound round, List<ApprovalRequest> requests, Set<String> authors) {
    var asked = requests.stream().map(ApprovalRequest::approverId).toList();
    return round.currentStage().substitutes(people(round.clientKey(), authors), requests).stream()
        .filter(approver -> !asked.contains(approver.id()))
        .toList();
  }

  ReminderPlan plan(String client, Instant from, Instant slot) {
    return terms.of(client).plan(clients.get(client), from, slot);
  }

  /** Nobody is asked about what they wrote. */
  private List<Approver> people(String client, Set<String> authors) {
    return approvers.of(client).stream()
        .filter(approver -> !authors.contains(approver.actor()))
        .toList();
  }

  private String name(String client) {
    return clients.get(client).name();
  }
}
