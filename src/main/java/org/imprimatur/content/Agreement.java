package org.imprimatur.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.approvals.Answer;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.approvals.Imprint;
import org.imprimatur.approvals.NewRound;
import org.imprimatur.approvals.RoundState;
import org.imprimatur.approvals.SilenceDesk;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.Silence;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Commission;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.PublishingStop;
import org.imprimatur.publishing.PublishingStops;
import org.springframework.stereotype.Component;

/** What was agreed about a piece, and what is to go out because of it. */
@Component
class Agreement {
  private final ApprovalDesk approvals;
  private final SilenceDesk silence;
  private final TermsOfApproval terms;
  private final PublishingDesk publishing;
  private final PublishingStops stops;

  Agreement(
      ApprovalDesk approvals,
      SilenceDesk silence,
      TermsOfApproval terms,
      PublishingDesk publishing,
      PublishingStops stops) {
    this.approvals = approvals;
    this.silence = silence;
    this.terms = terms;
    this.publishing = publishing;
    this.stops = stops;
  }

  /** Asks the client about the version that stands. */
  ApprovalRound ask(ContentPiece piece, String route, String processDefinition) {
    var version = piece.current().orElseThrow();
    return approvals.open(
        new NewRound(
            piece.clientKey(),
            piece.id(),
            version.no(),
            version.digest(),
            route,
            piece.slot(),
            piece.authors(),
            processDefinition));
  }

  /** The asking about the version that stands, if the client is being asked now. */
  Optional<ApprovalRound> asked(ContentPiece piece) {
    var digest = piece.current().orElseThrow().digest();
    return approvals.openRound(piece.id()).filter(r -> r.versionDigest().equals(digest));
  }

  /** As {@link #asked}, where there has to be one. */
  ApprovalRound open(ContentPiece piece) {
    return asked(piece)
        .orElseThrow(() -> Refusal.conflict("The client is not being asked about it."));
  }

  ApprovalRound askNext(ContentPiece piece, ApprovalRound round) {
    return approvals.askNextStage(round.id(), piece.authors());
  }

  Silence silence(ContentPiece piece) {
    return terms.of(piece.clientKey()).silence();
  }

  /** Whether the time to answer is over; who is silent until then is reminded when it is time. */
  boolean remind(ApprovalRound round) {
    return silence.remind(round.id());
  }

  boolean hasSubstitutes(ContentPiece piece, ApprovalRound round) {
    return !silence.substitutes(round.id(), piece.authors()).isEmpty();
  }

  /** Their names. */
  String askSubstitutes(ContentPiece piece, ApprovalRound round) {
    return silence.askSubstitutes(round.id(), piece.authors()).stream()
        .map(Approver::name)
        .collect(Collectors.joining(", "));
  }

  Optional<String> whyNoConsent(ApprovalRound round) {
    return silence.whyNoConsent(round.id());
  }

  ApprovalRound takeSilenceForConsent(ContentPiece piece, String processDefinition) {
    var round = silence.takeForConsent(open(piece).id());
    if (round.state() == RoundState.APPROVED)
      record(piece, round, ContentPiece.SYSTEM, ApprovalMethod.TACIT, processDefinition);
    return round;
  }

  /** Who answers, as people read it. */
  String called(UUID request, String by) {
    return approvals.request(request).called(by);
  }

  /** Takes an answer; once enough have agreed, that is recorded as the client's approval. */
  ApprovalRound answer(ContentPiece piece, Answer answer, String processDefinition) {
    var asked = approvals.round(approvals.request(answer.request()).roundId());
    if (!asked.subject().equals(piece.id()))
      throw Refusal.unknown("There is no approval request " + answer.request() + ".");
    var round = approvals.answer(answer);
    if (round.state() == RoundState.APPROVED)
      record(piece, round, called(answer.request(), answer.by()), answer.how(), processDefinition);
    return round;
  }

  private void record(
      ContentPiece piece,
      ApprovalRound round,
      String by,
      ApprovalMethod how,
      String processDefinition) {
    var version = piece.current().orElseThrow();
    approvals.record(
        new Imprint(
            piece.clientKey(),
            piece.id(),
            version.digest(),
            version.payloadDigests(),
            by,
            how,
            processDefinition,
            round.id(),
            proof(round)));
  }

  /** What shows that those whose silence counts had been told. */
  String proof(ApprovalRound round) {
    return approvals.requests(round.id()).stream()
        .filter(request -> request.method() == ApprovalMethod.TACIT)
        .map(ApprovalRequest::comment)
        .collect(Collectors.joining("\n"));
  }

  List<UUID> publications(ContentPiece piece) {
    var planned =
        publishing.plan(
            new Commission(piece.clientKey(), piece.id(), piece.campaign()),
            piece.current().orElseThrow().payloads(),
            piece.slot());
    if (piece.paused()) publishing.hold(piece.id());
    return planned;
  }

  /** Nothing that was agreed holds any more: nothing further goes out. */
  void takeBack(UUID piece, String because) {
    publishing.cancel(piece);
    approvals.revoke(piece, because);
  }

  void move(UUID piece, Instant slot) {
    publishing.move(piece, slot);
  }

  /** The client's time to answer is counted anew. */
  void waitAnew(ContentPiece piece) {
    approvals.waitAnew(piece.id(), piece.slot());
  }

  /** The stop that keeps it from going out, if one stands. */
  Optional<PublishingStop> stopOver(ContentPiece piece) {
    var channels = piece.current().map(version -> version.draft().channels()).orElse(List.of());
    return stops.over(piece.clientKey(), channels, piece.campaign());
  }

  /** Whether something of it is planned or under way. */
  boolean unfinished(ContentPiece piece) {
    return publishing.of(piece.id()).stream().anyMatch(post -> !post.state().ended());
  }

  void hold(UUID piece) {
    publishing.hold(piece);
  }

  void release(UUID piece) {
    publishing.release(piece);
  }
}
