package org.imprimatur.content.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.PieceReading;
import org.imprimatur.mail.OneLine;
import org.imprimatur.security.Addresses.Address;
import org.springframework.stereotype.Component;

/** What letters about approvals have in common. */
@Component
class LetterFacts {
  private final ApprovalDesk desk;
  private final PieceReading pieces;
  private final Clients clients;
  private final AccountManagers managers;
  private final Clock clock;

  LetterFacts(
      ApprovalDesk desk,
      PieceReading pieces,
      Clients clients,
      AccountManagers managers,
      Clock clock) {
    this.desk = desk;
    this.pieces = pieces;
    this.clients = clients;
    this.managers = managers;
    this.clock = clock;
  }

  Asked asked(UUID request) {
    var found = desk.request(request);
    return new Asked(found, desk.round(found.roundId()));
  }

  ApprovalRound round(UUID id) {
    return desk.round(id);
  }

  /** The same for all letters about a piece, so that they are one conversation; nothing secret. */
  String subject(ApprovalRound round) {
    return "%s: approval of piece %s"
        .formatted(
            clients.get(round.clientKey()).name(), round.subject().toString().substring(0, 6));
  }

  /** For whoever works on it here. */
  String about(String what, ApprovalRound round) {
    return what + ": " + title(round);
  }

  String title(ApprovalRound round) {
    return OneLine.of(pieces.get(round.subject()).title());
  }

  /** What every template shows; to be added to. */
  Map<String, Object> values(ApprovalRound round, String name) {
    var values = new HashMap<String, Object>();
    var slot = pieces.get(round.subject()).slot();
    values.put("name", OneLine.of(name));
    values.put("clientName", OneLine.of(clients.get(round.clientKey()).name()));
    values.put("title", title(round));
    values.put("version", round.versionNo());
    values.put("slot", slot == null ? "" : show(round, slot));
    values.put("due", show(round, round.answerDue()));
    values.put("asker", managers.of(round.clientKey()).map(Address::name).orElse("Your agency"));
    return values;
  }

  String show(ApprovalRound round, Instant at) {
    return new WallClock(clients.get(round.clientKey()).zone()).show(at);
  }

  /** How long it is ago, as people say it. */
  String ago(Instant since) {
    var time = Duration.between(since, clock.instant());
    if (time.toHours() < 1) return many(time.toMinutes(), "minute");
    if (time.toDays() < 2) return many(time.toHours(), "hour");
    return many(time.toDays(), "day");
  }

  private static String many(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
