package org.imprimatur.content.letters;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalReminded;
import org.imprimatur.approvals.ApprovalRequested;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.approvals.CodeOrdered;
import org.imprimatur.approvals.DeviceCodes;
import org.imprimatur.approvals.LinkOrdered;
import org.imprimatur.approvals.RoundSettled;
import org.imprimatur.approvals.RoundState;
import org.imprimatur.approvals.SilenceReached;
import org.imprimatur.mail.Order;
import org.imprimatur.mail.PostOffice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Orders the letters that go with what happens to approvals, in the same transaction. Who has no
 * address gets none.
 */
@Component
class LetterEvents {
  private final ApprovalDesk desk;
  private final DeviceCodes codes;
  private final AccountManagers managers;
  private final PostOffice office;

  LetterEvents(ApprovalDesk desk, DeviceCodes codes, AccountManagers managers, PostOffice office) {
    this.desk = desk;
    this.codes = codes;
    this.managers = managers;
    this.office = office;
  }

  @EventListener
  void requested(ApprovalRequested event) {
    write(Kind.REQUEST, event.request(), event.request(), "");
  }

  /** The time of the reminder after it tells one reminder from the next. */
  @EventListener
  void reminded(ApprovalReminded event) {
    var round = desk.round(desk.request(event.request()).roundId());
    write(Kind.REMINDER, event.request(), event.request(), "/" + round.nextReminder());
  }

  @EventListener
  void linkOrdered(LinkOrdered event) {
    write(Kind.LINK, event.request(), event.request(), "/" + event.onceKey());
  }

  @EventListener
  void codeOrdered(CodeOrdered event) {
    write(Kind.CODE, codes.get(event.code()).request(), event.code(), "");
  }

  private void write(String kind, UUID requestId, UUID reference, String which) {
    var request = desk.request(requestId);
    if (request.email().isEmpty()) return;
    var round = desk.round(request.roundId());
    office.post(
        new Order(
            kind,
            round.clientKey(),
            request.email(),
            request.name(),
            reference,
            round.subject(),
            kind + "/" + reference + which));
  }

  /** Everybody who was asked, and the account manager, read how it ended; each once. */
  @EventListener
  void settled(RoundSettled event) {
    var round = desk.round(event.round());
    if (round.state() == RoundState.SUPERSEDED) return;
    var names = new LinkedHashMap<String, String>();
    desk.requests(round.id()).stream()
        .filter(request -> !request.email().isEmpty())
        .forEach(request -> names.putIfAbsent(request.email(), request.name()));
    managers.of(round.clientKey()).ifPresent(m -> names.putIfAbsent(m.email(), m.name()));
    names.forEach((email, name) -> write(Kind.OUTCOME, round, email, name, email));
  }

  @EventListener
  void silent(SilenceReached event) {
    var round = desk.round(event.round());
    managers
        .of(round.clientKey())
        .ifPresent(
            m -> write(Kind.SILENCE, round, m.email(), m.name(), round.answerDue().toString()));
  }

  private void write(String kind, ApprovalRound round, String email, String name, String which) {
    office.post(
        new Order(
            kind,
            round.clientKey(),
            email,
            name,
            round.id(),
            round.subject(),
            kind + "/" + round.id() + "/" + which));
  }
}
