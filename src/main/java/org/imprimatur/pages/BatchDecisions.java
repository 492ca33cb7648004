package org.imprimatur.pages;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.content.ApprovalTasks;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.TaskForms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes decisions one by one, each in a transaction of its own, and tells what became of each. */
@Component
class BatchDecisions {
  private static final Logger LOG = LoggerFactory.getLogger(BatchDecisions.class);

  private final ApprovalDesk approvals;
  private final ApprovalTasks tasks;
  private final TaskForms forms;
  private final PieceReading pieces;
  private final VisibleClients clients;

  BatchDecisions(
      ApprovalDesk approvals,
      ApprovalTasks tasks,
      TaskForms forms,
      PieceReading pieces,
      VisibleClients clients) {
    this.approvals = approvals;
    this.tasks = tasks;
    this.forms = forms;
    this.pieces = pieces;
    this.clients = clients;
  }

  /** A decision as entered, about the version with this digest. */
  record Decision(String request, String decision, String comment, String digest) {}

  BatchView.Outcome take(Decision decision, Person person) {
    UUID id;
    VisiblePiece piece;
    try {
      id = UUID.fromString(decision.request());
      piece = pieces.get(approvals.round(approvals.request(id).roundId()).subject(), person);
    } catch (Refusal | IllegalArgumentException e) {
      return new BatchView.Outcome(
          "", "", Tone.BAD, "There is no such request, or it is not yours to answer.");
    }
    var answer = answer(id, decision, person);
    return new BatchView.Outcome(
        piece.title(), Links.piece(piece.id()), answer.tone(), answer.text());
  }

  private record Answer(Tone tone, String text) {}

  private Answer answer(UUID id, Decision decision, Person person) {
    var before = answered(id, decision, person);
    if (before.isPresent()) return before.get();
    var task = tasks.find(id);
    if (task.isEmpty()) {
      return new Answer(
          Tone.BAD,
          "It is not asked about any more: it has changed, or enough others have agreed.");
    }
    try {
      forms.submit(
          new TaskForms.Who(
              person.id(), person.groups(), clients.keys(person), ApprovalMethod.BATCH.name()),
          task.get(),
          Map.of(
              "approvalDecision", decision.decision(),
              "approvalComment", text(decision.comment()),
              "versionDigest", decision.digest()));
      return new Answer(Tone.GOOD, "Recorded: " + label(decision.decision()) + ".");
    } catch (Refusal e) {
      return answered(id, decision, person)
          .orElse(new Answer(Tone.BAD, "Not recorded: " + e.getMessage()));
    } catch (RuntimeException e) {
      // What became of the other pieces must be told all the same.
      LOG.error("The decision about request {} failed", id, e);
      return new Answer(Tone.BAD, "Something went wrong here; nothing was recorded. Try again.");
    }
  }

  /** What is known where the request was answered already; the same answer twice is no trouble. */
  private Optional<Answer> answered(UUID id, Decision decision, Person person) {
    return Optional.of(approvals.request(id))
        .filter(ApprovalRequest::answered)
        .map(
            request -> {
              var said = label(request.decision().name());
              var mine =
                  person.id().equals(request.decidedBy())
                      && request.decision().name().equals(decision.decision());
              return mine
                  ? new Answer(Tone.GOOD, "Recorded already: " + said + ".")
                  : new Answer(
                      Tone.BAD,
                      "Decided already by %s: %s."
                          .formatted(request.called(request.decidedBy()), said));
            });
  }

  private static String text(String comment) {
    if (comment.indexOf('\0') >= 0)
      throw Refusal.invalid(
          "approvalComment", "The comment contains a character that cannot be stored.");
    return comment;
  }

  private static String label(String decision) {
    return switch (ApprovalDecision.valueOf(decision)) {
      case APPROVE -> "approved";
      case REQUEST_CHANGES -> "changes asked for";
      case REJECT -> "rejected";
    };
  }
}
