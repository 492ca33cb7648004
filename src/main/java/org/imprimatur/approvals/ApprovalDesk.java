package org.imprimatur.approvals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.ApproverLeaves;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for approvals, records and revokes them, and answers the one question that matters: does one
 * cover these bytes?
 */
@Service
@Transactional
public class ApprovalDesk {
  private final Approvals approvals;
  private final Rounds rounds;
  private final Requests requests;
  private final Audience audience;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApprovalDesk(
      Approvals approvals,
      Rounds rounds,
      Requests requests,
      Audience audience,
      ApplicationEventPublisher events,
      Clock clock) {
    this.approvals = approvals;
    this.rounds = rounds;
    this.requests = requests;
    this.audience = audience;
    this.events = events;
    this.clock = clock;
  }

  /** Opens a round and asks those of its first stage; an earlier open one is overtaken by it. */
  public ApprovalRound open(NewRound wanted) {
    supersede(wanted.subject());
    var round = audience.round(wanted, clock.instant());
    return ask(round, wanted.authors());
  }

  /** Asks those of the next stage. */
  public ApprovalRound askNextStage(UUID id, Set<String> authors) {
    var round = locked(id);
    round.nextStage();
    return ask(round, authors);
  }

  private ApprovalRound ask(ApprovalRound round, Set<String> authors) {
    var asked = audience.ask(round, authors, clock.instant());
    wait(round, round.slot());
    rounds.saveAndFlush(round);
    asked.forEach(this::send);
    return round;
  }

  /** Asks somebody in addition, and gives them the whole time to answer. */
  void askToo(ApprovalRound round, List<Approver> people) {
    people.forEach(person -> send(ApprovalRequest.to(person, round, clock.instant())));
    wait(round, round.slot());
  }

  private void send(ApprovalRequest request) {
    requests.save(request);
    events.publishEvent(new ApprovalRequested(request.id()));
  }

  /**
   * Takes one decision about one request.
   *
   * @return the round, with what it has come to
   * @throws Refusal if it is decided already, or somebody else was asked
   */
  public ApprovalRound answer(Answer answer) {
    var round = locked(roundOf(answer.request()));
    round.requireOpen();
    var request = request(answer.request());
    if (request.stage() != round.stage() || round.stageAgreed()) {
      throw Refusal.conflict("Enough others have agreed already: this answer is not needed.");
    }
    request.answer(answer, clock.instant());
    events.publishEvent(new ApprovalAnswered(request.id()));
    return answered(round, answer.decision());
  }

  ApprovalRound answered(ApprovalRound round, ApprovalDecision decision) {
    round.answered(decision, round.currentStage().agreed(ofStage(round)), clock.instant());
    if (!round.open()) events.publishEvent(new RoundSettled(round.id()));
    return round;
  }

  /** Nobody is asked about the subject any more: what they were asked about has changed. */
  public void supersede(UUID subject) {
    rounds
        .findBySubjectAndState(subject, RoundState.OPEN)
        .flatMap(round -> rounds.lock(round.id()))
        .filter(ApprovalRound::open)
        .ifPresent(
            round -> {
              round.supersede(clock.instant());
              rounds.saveAndFlush(round);
              events.publishEvent(new RoundSettled(round.id()));
            });
  }

  /** Nobody leaves while an answer of theirs is waited for. */
  @EventListener
  void leaves(ApproverLeaves event) {
    var awaited = requests.awaitedOf(event.approver()).size();
    if (awaited == 0) return;
    throw Refusal.conflict(
        "They are being asked about %s right now: wait for the answer, or withdraw what they are asked about first."
            .formatted(awaited == 1 ? "one piece" : awaited + " pieces"));
  }

  /** Begins the waiting anew from now on, until the slot if there is one. */
  public void waitAnew(UUID subject, Instant slot) {
    openRound(subject).ifPresent(round -> wait(round, slot));
  }

  private void wait(ApprovalRound round, Instant slot) {
    var now = clock.instant();
    round.plan(audience.plan(round.clientKey(), now, slot), slot, now);
  }

  public Approval record(Imprint imprint) {
    var approval = approvals.save(new Approval(imprint, clock.instant()));
    events.publishEvent(new ApprovalGiven(approval.id()));
    return approval;
  }

  /** Takes back every approval of the subject: its content changed, or it must not go out. */
  public void revoke(UUID subject, String because) {
    supersede(subject);
    for (var approval : approvals.findBySubjectAndRevokedAtIsNull(subject)) {
      approval.revoke(because, clock.instant());
      events.publishEvent(new ApprovalRevoked(approval.id()));
    }
  }

  /**
   * Whether a standing approval of the subject covers a payload with this digest. It stays so until
   * the caller's transaction ends: the approval is locked against being revoked meanwhile.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean covers(UUID subject, String digest) {
    return !approvals.standingFor(subject, digest).isEmpty();
  }

  @Transactional(readOnly = true)
  public List<Approval> of(UUID subject) {
    return approvals.findBySubjectOrderByApprovedAt(subject);
  }

  /** Under which approval a payload with this digest was sent at that moment. */
  @Transactional(readOnly = true)
  public Optional<Approval> covering(UUID subject, String digest, Instant sent) {
    return approvals.everFor(subject, digest).stream()
        .filter(approval -> !approval.approvedAt().isAfter(sent))
        .reduce((earlier, later) -> later);
  }

  /**
   * The approval with this id.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public Approval approval(UUID id) {
    return approvals
        .findById(id)
        .orElseThrow(() -> Refusal.unknown("There is no approval " + id + "."));
  }

  /**
   * The round with this id.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public ApprovalRound round(UUID id) {
    return rounds
        .findById(id)
        .orElseThrow(() -> Refusal.unknown("There is no approval round " + id + "."));
  }

  /**
   * The request with this id.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public ApprovalRequest request(UUID id) {
    return requests.findById(id).orElseThrow(() -> unknownRequest(id));
  }

  /** Every round about the subject, the oldest first. */
  @Transactional(readOnly = true)
  public List<ApprovalRound> rounds(UUID subject) {
    return rounds.findBySubjectOrderByRequestedAt(subject);
  }

  /** Who was asked in the round, stage by stage. */
  @Transactional(readOnly = true)
  public List<ApprovalRequest> requests(UUID round) {
    return requests.findByRoundIdOrderByStageAscNameAsc(round);
  }

  /** What a client is being asked about now, and who has not answered yet. */
  @Transactional(readOnly = true)
  public Map<ApprovalRound, List<ApprovalRequest>> awaited(String client) {
    var open =
        rounds.findByClientKeyAndState(client, RoundState.OPEN).stream()
            .collect(Collectors.toMap(ApprovalRound::id, Function.identity()));
    return requests.awaitedFrom(client).stream()
        .collect(Collectors.groupingBy(request -> open.get(request.roundId())));
  }

  /** What the subject's client is being asked about now. */
  @Transactional(readOnly = true)
  public Optional<ApprovalRound> openRound(UUID subject) {
    return rounds.findBySubjectAndState(subject, RoundState.OPEN);
  }

  /** Who was asked in the present stage and has said nothing yet. */
  @Transactional(readOnly = true)
  public List<ApprovalRequest> silent(ApprovalRound round) {
    return ofStage(round).stream().filter(request -> !request.answered()).toList();
  }

  List<ApprovalRequest> ofStage(ApprovalRound round) {
    return requests.findByRoundIdAndStageOrderByName(round.id(), round.stage());
  }

  /** Found before the round is locked, and read only after it. */
  private UUID roundOf(UUID request) {
    return requests.roundOf(request).orElseThrow(() -> unknownRequest(request));
  }

  ApprovalRound locked(UUID id) {
    return rounds
        .lock(id)
        .orElseThrow(() -> Refusal.unknown("There is no approval round " + id + "."));
  }

  private static Refusal unknownRequest(UUID id) {
    return Refusal.unknown("There is no approval request " + id + ".");
  }
}
