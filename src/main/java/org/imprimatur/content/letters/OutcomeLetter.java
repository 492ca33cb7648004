package org.imprimatur.content.letters;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.mail.Letter;
import org.imprimatur.mail.LetterWriter;
import org.imprimatur.mail.OneLine;
import org.imprimatur.mail.Order;
import org.imprimatur.mail.PublicAddress;
import org.imprimatur.mail.Stationery;
import org.springframework.stereotype.Component;

/** Tells everybody who was asked how it ended. */
@Component
class OutcomeLetter implements LetterWriter {
  private final ApprovalDesk desk;
  private final LetterFacts facts;
  private final PublicAddress address;
  private final Stationery stationery;

  OutcomeLetter(
      ApprovalDesk desk, LetterFacts facts, PublicAddress address, Stationery stationery) {
    this.desk = desk;
    this.facts = facts;
    this.address = address;
    this.stationery = stationery;
  }

  /** What one of them said. */
  record Said(String who, String what, String when, String comment) {

    /** The comment as plain text shows it: none of its lines looks like one of ours. */
    public String quoted() {
      return comment.lines().map(line -> "> " + OneLine.of(line)).collect(Collectors.joining("\n"));
    }
  }

  @Override
  public String kind() {
    return Kind.OUTCOME;
  }

  @Override
  public String about(Order order) {
    var round = facts.round(order.reference());
    return facts.about(round.state().label(), round);
  }

  @Override
  public Optional<Letter> write(Order order) {
    var round = facts.round(order.reference());
    var requests = desk.requests(round.id());
    var values = facts.values(round, order.toName());
    values.put("outcome", outcome(round));
    values.put("answers", answers(round, requests));
    values.put(
        "account",
        withoutAccount(requests, order.to()) ? "" : address.of("/pieces/" + round.subject()));
    return Optional.of(stationery.letter(facts.subject(round), Kind.OUTCOME, values));
  }

  private static String outcome(ApprovalRound round) {
    return switch (round.state()) {
      case APPROVED -> "is approved";
      case CHANGES_REQUESTED -> "goes back: changes were requested";
      case REJECTED -> "was rejected";
      case OPEN, SUPERSEDED ->
          throw new IllegalStateException("There is no outcome to tell: " + round.state());
    };
  }

  private List<Said> answers(ApprovalRound round, List<ApprovalRequest> requests) {
    return requests.stream()
        .filter(ApprovalRequest::answered)
        .map(
            request ->
                new Said(
                    OneLine.of(request.name()),
                    said(request),
                    facts.show(round, request.decidedAt()),
                    request.method() == ApprovalMethod.TACIT ? "" : request.comment()))
        .toList();
  }

  private static String said(ApprovalRequest request) {
    if (request.method() == ApprovalMethod.TACIT) return "did not answer, which counts as approval";
    return said(request.decision());
  }

  private static String said(ApprovalDecision decision) {
    return switch (decision) {
      case APPROVE -> "approved";
      case REQUEST_CHANGES -> "requested changes";
      case REJECT -> "rejected";
    };
  }

  private static boolean withoutAccount(List<ApprovalRequest> requests, String email) {
    return requests.stream()
        .filter(request -> request.email().equalsIgnoreCase(email))
        .anyMatch(request -> request.login().isEmpty());
  }
}
