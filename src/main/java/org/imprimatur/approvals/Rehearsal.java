package org.imprimatur.approvals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.clients.Approver;

/** An asking that nobody hears of: the same rules, on rows that are never saved. */
public class Rehearsal {
  private final Audience audience;
  private final ApprovalRound round;
  private final Set<String> authors;
  private final List<ApprovalRequest> requests = new ArrayList<>();

  Rehearsal(Audience audience, NewRound wanted, Instant at) {
    this.audience = audience;
    this.round = audience.round(wanted, at);
    this.authors = wanted.authors();
    ask(at);
  }

  private void ask(Instant at) {
    requests.addAll(audience.ask(round, authors, at));
    waitAnew(round.slot(), at);
  }

  /** Those of the next stage are asked. */
  public void askNext(Instant at) {
    round.nextStage();
    ask(at);
  }

  public ApprovalRound round() {
    return round;
  }

  /** Who was asked, stage by stage. */
  public List<ApprovalRequest> requests() {
    return List.copyOf(requests);
  }

  public List<ApprovalRequest> silent() {
    return ofStage().stream().filter(request -> !request.answered()).toList();
  }

  private List<ApprovalRequest> ofStage() {
    return requests.stream().filter(request -> request.stage() == round.stage()).toList();
  }

  public ApprovalRequest request(UUID id) {
    return requests.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  public void answer(UUID id, ApprovalDecision decision, Instant at) {
    var request = request(id);
    request.answer(
        new Answer(id, decision, "", null, request.actor(), ApprovalMethod.TASK_FORM), at);
    round.answered(decision, round.currentStage().agreed(ofStage()), at);
  }

  /** Whether the time to answer is over. */
  public boolean remind(Instant at) {
    if (at.isBefore(round.nextReminder())) return false;
    if (round.allReminded()) return true;
    round.reminded(at);
    return false;
  }

  public boolean hasSubstitutes() {
    return !substitutes().isEmpty();
  }

  /** They are asked, too. */
  public void askSubstitutes(Instant at) {
    substitutes().forEach(person -> requests.add(ApprovalRequest.to(person, round, at)));
    waitAnew(round.slot(), at);
  }

  private List<Approver> substitutes() {
    return audience.substitutes(round, ofStage(), authors);
  }

  /** The time to answer is counted from now on. */
  public void waitAnew(Instant slot, Instant at) {
    round.plan(audience.plan(round.clientKey(), at, slot), slot, at);
  }

  public void agreeTacitly(Instant at) {
    silent().forEach(request -> request.agreeTacitly("", at));
    round.answered(ApprovalDecision.APPROVE, round.currentStage().agreed(ofStage()), at);
  }
}
