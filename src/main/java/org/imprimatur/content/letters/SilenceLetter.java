package org.imprimatur.content.letters;

import java.util.Optional;
import java.util.stream.Collectors;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.mail.Letter;
import org.imprimatur.mail.LetterWriter;
import org.imprimatur.mail.OneLine;
import org.imprimatur.mail.Order;
import org.imprimatur.mail.PublicAddress;
import org.imprimatur.mail.Stationery;
import org.springframework.stereotype.Component;

/** Tells the account manager that a client is silent. */
@Component
class SilenceLetter implements LetterWriter {
  private final ApprovalDesk desk;
  private final LetterFacts facts;
  private final PublicAddress address;
  private final Stationery stationery;

  SilenceLetter(
      ApprovalDesk desk, LetterFacts facts, PublicAddress address, Stationery stationery) {
    this.desk = desk;
    this.facts = facts;
    this.address = address;
    this.stationery = stationery;
  }

  @Override
  public String kind() {
    return Kind.SILENCE;
  }

  @Override
  public String about(Order order) {
    return facts.about("Client is silent", facts.round(order.reference()));
  }

  @Override
  public Optional<Letter> write(Order order) {
    var round = facts.round(order.reference());
    if (!round.open()) return Optional.empty();
    var values = facts.values(round, order.toName());
    values.put(
        "silent",
        desk.requests(round.id()).stream()
            .filter(request -> new Asked(request, round).awaited())
            .map(ApprovalRequest::name)
            .map(OneLine::of)
            .collect(Collectors.joining(", ")));
    values.put("waiting", facts.ago(round.requestedAt()));
    values.put("account", address.of("/pieces/" + round.subject()));
    return Optional.of(stationery.letter(facts.subject(round), Kind.SILENCE, values));
  }
}
