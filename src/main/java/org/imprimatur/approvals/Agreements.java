package org.imprimatur.approvals;

import java.util.List;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.ApproverLeaves;
import org.imprimatur.clients.Approvers;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.Policy;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.problem.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agrees with clients on how they approve; whoever their route names must be there to be asked. */
@Service
public class Agreements {
  private final ClientDesk desk;
  private final Clients clients;
  private final Approvers approvers;
  private final TermsOfApproval terms;

  Agreements(ClientDesk desk, Clients clients, Approvers approvers, TermsOfApproval terms) {
    this.desk = desk;
    this.clients = clients;
    this.approvers = approvers;
    this.terms = terms;
  }

  /**
   * Keeps policy and terms in place of the former ones.
   *
   * @throws Refusal if the route cannot be read, or names a role that nobody has
   */
  @Transactional
  public ApprovalTerms agree(Policy policy, ApprovalTerms wanted) {
    clients.lock(wanted.clientKey());
    var route = ApprovalRoute.parse(wanted.route());
    if (route.stages().stream().anyMatch(stage -> stage.words().contains(ApprovalRoute.USUAL)))
      throw Refusal.invalid("route", "'usual' stands for this very route: name who approves.");
    route
        .unknownRole(approvers.of(wanted.clientKey()))
        .ifPresent(
            role -> {
              throw Refusal.invalid(
                  "route",
                  "Nobody who is asked has the role '%s': add an approver with it first."
                      .formatted(role));
            });
    return desk.agree(policy, wanted);
  }

  /** The last one of a role does not leave while the route names it. */
  @EventListener
  void leaves(ApproverLeaves event) {
    var people = approvers.of(event.clientKey());
    var route = ApprovalRoute.parse(terms.of(event.clientKey()).route());
    if (route.unknownRole(people).isPresent()) return;
    route
        .unknownRole(without(event, people))
        .ifPresent(
            role -> {
              throw Refusal.conflict(
                  "They are the only one with the role '%s', which “Who approves” names: add somebody else with it, or change who approves first."
                      .formatted(role));
            });
  }

  private static List<Approver> without(ApproverLeaves event, List<Approver> people) {
    return people.stream().filter(person -> !person.id().equals(event.approver())).toList();
  }
}
