package org.imprimatur.approvals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.clients.WallClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** When silence is consent: the contract says so, there was time enough, and everybody knew. */
@Component
class Consent {
  private final Clients clients;
  private final TermsOfApproval terms;
  private final ObjectProvider<NoticeProof> proofs;
  private final Clock clock;

  Consent(Clients clients, TermsOfApproval terms, ObjectProvider<NoticeProof> proofs, Clock clock) {
    this.clients = clients;
    this.terms = terms;
    this.proofs = proofs;
    this.clock = clock;
  }

  /** Why the silence of these must not be taken for a yes, in words; empty if it may. */
  Optional<String> obstacle(ApprovalRound round, List<ApprovalRequest> silent) {
    var agreed = terms.of(round.clientKey());
    if (agreed.tacitContract().isEmpty())
      return Optional.of("The contract does not let silence count as approval.");
    if (!agreed.fullTimeGiven(
        clients.get(round.clientKey()), round.waitingSince(), clock.instant()))
      return Optional.of(
          "The time agreed for an answer is not over, so silence does not count as approval.");
    return silent.stream()
        .filter(request -> proof(request).isEmpty())
        .findFirst()
        .map(
            request ->
                "Nothing proves that %s was told, so silence does not count as approval."
                    .formatted(request.name()));
  }

  /** What shows that this one knew, and why their silence counts. */
  String wording(ApprovalRound round, ApprovalRequest silent) {
    var wall = new WallClock(clients.get(round.clientKey()).zone());
    return "%s did not answer until %s, which counts as approval (%s). %s"
        .formatted(
            silent.name(),
            wall.show(clock.instant()),
            terms.of(round.clientKey()).tacitContract(),
            proof(silent).orElse(""));
  }

  private Optional<String> proof(ApprovalRequest request) {
    return proofs.stream().flatMap(proof -> proof.of(request.id()).stream()).findFirst();
  }
}
