package org.imprimatur.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.ProcessDriver;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.channels.Channel;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.NewApprover;
import org.imprimatur.clients.Silence;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.ApprovalTasks;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.Draft;
import org.imprimatur.content.PieceReading;
import org.imprimatur.workflow.TaskForms;

/** Lives of pieces of one client, lived through the real engine. */
class RecordedLives {
  final String client = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  final Channel channel;
  final Approver mia;
  private Approver sam;

  private final ProcessDriver process;
  private final ContentDesk desk;
  private final ClientDesk clients;
  private final PieceReading pieces;
  private final ApprovalDesk approvals;
  private final ApprovalTasks tasks;
  private final TaskForms forms;

  RecordedLives(
      ProcessDriver process,
      ContentDesk desk,
      ClientDesk clients,
      PieceReading pieces,
      ApprovalDesk approvals,
      ApprovalTasks tasks,
      TaskForms forms) {
    this.process = process;
    this.desk = desk;
    this.clients = clients;
    this.pieces = pieces;
    this.approvals = approvals;
    this.tasks = tasks;
    this.forms = forms;
    this.channel = process.channel(client, "key");
    agree(Silence.HOLD);
    this.mia =
        clients.addApprover(
            new NewApprover(client, "Mia", "mia@example.com", "", "marketing", false));
  }

  private void agree(Silence silence) {
    clients.keep(
        new ApprovalTerms(
            client,
            "marketing",
            List.of(6, 24, 48),
            silence,
            "",
            "",
            BusinessHours.USUAL,
            List.of("free")));
  }

  void silenceAsksSubstitute() {
    agree(Silence.SUBSTITUTE);
  }

  /** Asked only when Mia is silent. */
  Approver sam() {
    if (sam == null)
      sam =
          clients.addApprover(
              new NewApprover(client, "Sam", "sam@example.com", "", "marketing", true));
    return sam;
  }

  Approver lea() {
    return clients.addApprover(
        new NewApprover(client, "Lea", "lea@example.com", "", "legal", false));
  }

  void wait(Duration time) {
    process.until(process.now().plus(time));
  }

  UUID drafted(String text, Duration untilSlot) {
    var piece = desk.open(client, text, "manager");
    wait(Duration.ofHours(1));
    var values = new HashMap<String, Object>();
    values.put("channels", List.of(channel.id().toString()));
    values.put("text", text);
    values.put("slotAt", wall(process.now().plus(untilSlot)));
    process.submit(piece, "Task_DraftPiece", "manager", values);
    return piece;
  }

  UUID reviewed(String text, Duration untilSlot) {
    var piece = drafted(text, untilSlot);
    wait(Duration.ofHours(2));
    review(piece, "APPROVE", "");
    return piece;
  }

  UUID approved(String text, Duration untilSlot) {
    var piece = reviewed(text, untilSlot);
    wait(Duration.ofHours(3));
    answer(piece, mia, "APPROVE", "");
    return piece;
  }

  void review(UUID piece, String decision, String comment) {
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of(
            "reviewDecision", decision, "reviewComment", comment, "versionDigest", digest(piece)));
  }

  void revise(UUID piece, String text) {
    process.submit(
        piece,
        "Task_RevisePiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            text,
            "slotAt",
            wall(pieces.get(piece).slot())));
  }

  void answer(UUID piece, Approver by, String decision, String comment) {
    process.tasks(piece, "Task_ApprovePiece");
    var rounds = approvals.rounds(piece);
    var request =
        approvals.requests(rounds.get(rounds.size() - 1).id()).stream()
            .filter(r -> by.id().equals(r.approverId()))
            .findFirst()
            .orElseThrow();
    forms.submit(
        new TaskForms.Who(by.actor(), Set.of(), Set.of(client)),
        tasks.find(request.id()).orElseThrow(),
        Map.of(
            "approvalDecision",
            decision,
            "approvalComment",
            comment,
            "versionDigest",
            digest(piece)));
  }

  Draft draft(String text) {
    return new Draft(text, List.of(), List.of(channel.id()), List.of(), "", Map.of());
  }

  String digest(UUID piece) {
    return pieces.get(piece).current().orElseThrow().digest();
  }

  private static String wall(Instant instant) {
    return new WallClock(java.time.ZoneId.of("Europe/Lisbon")).field(instant);
  }

  /** Every way a piece can go, each to its end. */
  Map<String, UUID> everyWay() {
    var lives = new HashMap<String, UUID>();
    lives.put("plain", approved("Plain", Duration.ofHours(30)));
    wait(Duration.ofHours(48));

    var back = drafted("Sent back", Duration.ofDays(4));
    wait(Duration.ofHours(1));
    review(back, "RETURN", "Shorter");
    wait(Duration.ofHours(5));
    revise(back, "Sent back, shorter");
    wait(Duration.ofHours(1));
    review(back, "APPROVE", "");
    wait(Duration.ofHours(2));
    answer(back, mia, "APPROVE", "");
    lives.put("sent back", back);
    wait(Duration.ofDays(5));

    var changed = reviewed("Changes requested", Duration.ofDays(5));
    wait(Duration.ofHours(2));
    answer(changed, mia, "REQUEST_CHANGES", "Mention the price");
    wait(Duration.ofHours(3));
    revise(changed, "Changes requested: 5 euros");
    wait(Duration.ofHours(1));
    review(changed, "APPROVE", "");
    wait(Duration.ofHours(4));
    answer(changed, mia, "APPROVE", "");
    lives.put("changes requested", changed);
    wait(Duration.ofDays(6));

    var silent = reviewed("Silence", Duration.ofDays(20));
    wait(Duration.ofDays(11));
    process.submit(silent, "Task_DecideOnSilence", "manager", Map.of("silenceDecision", "WAIT"));
    wait(Duration.ofDays(2));
    answer(silent, mia, "APPROVE", "");
    lives.put("silence", silent);
    wait(Duration.ofDays(9));

    var moved = approved("Moved", Duration.ofDays(2));
    wait(Duration.ofHours(4));
    desk.plan(moved, process.now().plus(Duration.ofDays(4)), "manager");
    lives.put("moved", moved);
    wait(Duration.ofDays(6));

    var edited = approved("Edited", Duration.ofDays(3));
    wait(Duration.ofHours(4));
    desk.edit(edited, draft("Edited after approval"), "manager");
    wait(Duration.ofHours(2));
    review(edited, "APPROVE", "");
    wait(Duration.ofHours(2));
    answer(edited, mia, "APPROVE", "");
    lives.put("edited", edited);
    wait(Duration.ofDays(5));

    var withdrawn = approved("Withdrawn", Duration.ofDays(3));
    wait(Duration.ofHours(4));
    desk.withdraw(withdrawn, "News", "manager");
    lives.put("withdrawn", withdrawn);

    var paused = approved("Paused", Duration.ofDays(2));
    desk.pause(paused, "News", "manager");
    wait(Duration.ofHours(10));
    desk.resume(paused, "manager");
    lives.put("paused", paused);
    wait(Duration.ofDays(3));
    return lives;
  }

  List<UUID> plain(int count, Duration untilSlot) {
    var all = new ArrayList<UUID>();
    for (int i = 0; i < count; i++) all.add(approved("Plain " + i, untilSlot));
    return all;
  }
}
