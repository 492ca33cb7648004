package org.imprimatur.replay.process;

import static org.imprimatur.content.PieceEvent.Kind.RESUMED;
import static org.imprimatur.content.PieceEvent.Kind.RETURNED;
import static org.imprimatur.content.PieceEvent.Kind.SLOT_CHOSEN;
import static org.imprimatur.content.PieceEvent.Kind.SLOT_MOVED;
import static org.imprimatur.content.PieceEvent.Kind.SUBSTITUTE_ASKED;
import static org.imprimatur.content.PieceEvent.Kind.WAITED;
import static org.imprimatur.content.PieceEvent.Kind.WITHDRAWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.NewRound;
import org.imprimatur.approvals.Rehearsals;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.content.SilenceMeans;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublicationOutcome;
import org.imprimatur.publishing.PublicationState;

/** What stands in for each of our steps in a replay: the rules on what was recorded. */
class Players {
  private static final Duration PREPARATION_LEAD = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofDays(1);

  private final Rehearsals rehearsals;
  private final People people;
  private final Map<String, Machine> machines =
      Map.ofEntries(
          Map.entry("weighPiece", this::weigh),
          Map.entry("requestApproval", this::request),
          Map.entry("remindApprovers", this::remind),
          Map.entry("approveTacitly", this::approveTacitly),
          Map.entry("askSubstitute", this::askSubstitute),
          Map.entry("useFallbackPiece", this::useFallback),
          Map.entry("schedulePublications", this::schedule),
          Map.entry("planPublication", this::plan),
          Map.entry("prepareMedia", scope -> scope.setVariable("mediaReady", true)),
          Map.entry("publishPost", this::publish),
          Map.entry("reconcilePost", scope -> post(scope).reconcile()),
          Map.entry("noticeRelease", this::noticeRelease),
          Map.entry("planNextCheck", this::planCheck),
          Map.entry("collectMetrics", this::collect));
  private final Map<String, Human> humans =
      Map.ofEntries(
          Map.entry("draftPiece", this::write),
          Map.entry("revisePiece", this::write),
          Map.entry("reviewPiece", this::review),
          Map.entry("approvePiece", this::approve),
          Map.entry("decideOnSilence", this::decideOnSilence),
          Map.entry("chooseSlot", this::chooseSlot),
          Map.entry("decideOnPausedPiece", this::decideOnPaused),
          Map.entry("checkWhetherOnline", (task, step) -> post(task).found()),
          Map.entry("fixRejectedPost", this::fixRejected),
          Map.entry("decideOnMissedSlot", this::decideOnMissed));
  private Rehearsed piece;

  Players(Rehearsals rehearsals, People people) {
    this.rehearsals = rehearsals;
    this.people = people;
  }

  private interface Machine {
    void play(VariableScope scope);
  }

  private interface Human {
    void answer(DelegateTask task, OpenStep step);
  }

  void begin(Rehearsed with) {
    piece = with;
  }

  /** Stands in for the step of that name, wherever a model names it. */
  Object of(String step) {
    return new Player(
        machines.getOrDefault(step, scope -> {}), humans.getOrDefault(step, (task, open) -> {}));
  }

  private class Player implements JavaDelegate, ExecutionListener, TaskListener {
    private final Machine machine;
    private final Human human;

    Player(Machine machine, Human human) {
      this.machine = machine;
      this.human = human;
    }

    @Override
    public void execute(DelegateExecution execution) {
      machine.play(execution);
    }

    @Override
    public void notify(DelegateExecution execution) {
      machine.play(execution);
    }

    @Override
    public void notify(DelegateTask task) {
      if (EVENTNAME_COMPLETE.equals(task.getEventName()))
        human.answer(task, people.open(task.getId()));
    }
  }

  // --- writing and reviewing ---

  private void write(DelegateTask task, OpenStep step) {
    piece.write();
    slotAt(step).ifPresent(slot -> piece.slot = slot);
  }

  private Optional<Instant> slotAt(OpenStep step) {
    if (step.visit() == null) return Optional.empty();
    return piece.recorded.piece().history().stream()
        .filter(e -> e.kind() == SLOT_CHOSEN || e.kind() == SLOT_MOVED)
        .filter(e -> RecordedPiece.sameMoment(e.at(), step.visit().end()))
        .reduce((earlier, later) -> later)
        .map(this::slot);
  }

  /** Older records do not say what time it was. */
  Instant slot(PieceEvent event) {
    if (event.slot() != null) return event.slot();
    piece.assume("Times that were not recorded are taken to be the present ones.");
    return piece.recorded.piece().slot();
  }

  private boolean happened(OpenStep step, PieceEvent.Kind... kinds) {
    return step.visit() != null && piece.recorded.eventAt(step.visit().end(), kinds).isPresent();
  }

  private void review(DelegateTask task, OpenStep step) {
    var accepted = !happened(step, RETURNED);
    task.setVariable("reviewDecision", accepted ? "APPROVE" : "RETURN");
    // A check added elsewhere is no review of the whole.
    if (piece.status == PieceStatus.IN_REVIEW) piece.review(accepted);
  }

  // --- asking the client ---

  private void weigh(VariableScope scope) {
    var facts = piece.recorded.facts();
    scope.setVariable("channels", new ArrayList<>(facts.channels()));
    scope.setVariable("format", facts.format().name());
    scope.setVariable("riskWords", facts.riskWords());
    scope.setVariable("campaign", facts.campaign());
    var evaluations = piece.recorded.decisions();
    if (piece.askingNo >= evaluations.size()) return;
    for (var input : evaluations.get(piece.askingNo).inputs())
      if (List.of("channels", "format", "riskWords", "campaign").contains(input.variable()))
        scope.setVariable(
            input.variable(),
            input.value() instanceof List<?> list ? new ArrayList<>(list) : input.value());
  }

  private void request(VariableScope scope) {
    if (piece.status != PieceStatus.AWAITING_APPROVAL)
      throw new Stuck("the client is asked about a piece that is not ready for it");
    var asking = piece.asking;
    if (asking == null) {
      piece.askingNo++;
      var route = scope.getVariable("approvalRoute");
      piece.asking =
          rehearsals.open(
              new NewRound(
                  piece.recorded.piece().clientKey(),
                  piece.recorded.id(),
                  piece.version,
                  "",
                  route == null ? "" : route.toString(),
                  piece.slot,
                  piece.recorded.piece().authors(),
                  ""),
              piece.now());
      told();
    } else if (asking.round().stageAgreed()) {
      asking.askNext(piece.now());
      told();
    }
    var ids = piece.asking.silent().stream().map(r -> r.id().toString()).toList();
    scope.setVariable("approvalRequests", new ArrayList<>(ids));
    remindAt(scope);
    scope.setVariable("stageSettled", false);
    scope.setVariable("moreToAsk", true);
  }

  private void told() {
    piece.asked(
        String.join(
            " and ", piece.asking.silent().stream().map(ApprovalRequest::name).sorted().toList()));
  }

  private void remindAt(VariableScope scope) {
    scope.setVariable("reminderAt", Date.from(piece.asking.round().nextReminder()));
  }

  private void approve(DelegateTask task, OpenStep step) {
    if (piece.asking == null) throw new Stuck("an answer came that nobody waits for");
    piece.asking.answer(step.request(), step.decision(), piece.now());
    var round = piece.asking.round();
    task.setVariable("stageSettled", !round.open() || round.stageAgreed());
    task.setVariable("moreToAsk", round.open());
    if (round.open()) return;
    task.setVariable("approvalDecision", step.decision().name());
    piece.decide(step.decision());
  }

  private void remind(VariableScope scope) {
    if (piece.paused) {
      conclude(scope, SilenceMeans.STILL_TIME, piece.now().plus(PAUSE));
      return;
    }
    var over = piece.asking.remind(piece.now());
    conclude(
        scope, over ? silence() : SilenceMeans.STILL_TIME, piece.asking.round().nextReminder());
  }

  private static void conclude(VariableScope scope, SilenceMeans silence, Instant again) {
    scope.setVariable("silence", silence.name());
    scope.setVariable("reminderAt", Date.from(again));
  }

  private SilenceMeans silence() {
    var heldThen = !piece.recorded.visits("Task_DecideOnSilence").isEmpty();
    return switch (piece.recorded.silence()) {
      case HOLD -> SilenceMeans.HOLD;
      case SUBSTITUTE ->
          piece.asking.hasSubstitutes() ? SilenceMeans.SUBSTITUTE : SilenceMeans.HOLD;
      case TACIT -> heldThen ? SilenceMeans.HOLD : SilenceMeans.TACIT;
      case FALLBACK ->
          piece.recorded.piece().history().stream()
                  .anyMatch(e -> e.kind() == PieceEvent.Kind.SLOT_GIVEN_AWAY)
              ? SilenceMeans.FALLBACK
              : SilenceMeans.HOLD;
    };
  }

  private void approveTacitly(VariableScope scope) {
    piece.asking.agreeTacitly(piece.now());
    var open = piece.asking.round().open();
    scope.setVariable("moreToAsk", open);
    scope.setVariable("approvalDecision", ApprovalDecision.APPROVE.name());
    if (!open) piece.decide(ApprovalDecision.APPROVE);
  }

  private void askSubstitute(VariableScope scope) {
    piece.asking.askSubstitutes(piece.now());
    told();
  }

  private void useFallback(VariableScope scope) {
    piece.slot = null;
    piece.asking.waitAnew(null, piece.now());
    remindAt(scope);
  }

  private void decideOnSilence(DelegateTask task, OpenStep step) {
    if (happened(step, WITHDRAWN)) {
      task.setVariable("silenceDecision", "WITHDRAW");
      piece.withdraw();
    } else if (happened(step, SUBSTITUTE_ASKED) && piece.asking.hasSubstitutes()) {
      task.setVariable("silenceDecision", "ASK_SUBSTITUTE");
    } else {
      if (!happened(step, WAITED))
        piece.assume("Where nobody decided about the client's silence, it is waited on.");
      task.setVariable("silenceDecision", "WAIT");
      piece.asking.waitAnew(piece.slot, piece.now());
      remindAt(task);
    }
  }

  // --- scheduling and publishing ---

  private void schedule(VariableScope scope) {
    if (piece.needsSlot()) throw new BpmnError("SlotNeeded", "No usable time.");
    var ids = piece.schedule().stream().map(UUID::toString).toList();
    scope.setVariable("publicationIds", new ArrayList<>(ids));
  }

  private void chooseSlot(DelegateTask task, OpenStep step) {
    piece.slot =
        slotAt(step)
            .filter(slot -> !slot.plus(piece.limit()).isBefore(piece.now()))
            .orElseGet(this::atOnce);
  }

  private Instant atOnce() {
    piece.assume("Where nobody chose a new time in reality, it is taken to be: at once.");
    return piece.now();
  }

  private void decideOnPaused(DelegateTask task, OpenStep step) {
    if (happened(step, WITHDRAWN)) {
      piece.withdraw();
      return;
    }
    if (!happened(step, RESUMED)) piece.assume("Paused pieces are taken to be resumed.");
    piece.resume();
    slotAt(step).ifPresent(piece::plan);
  }

  private RehearsedPost post(VariableScope scope) {
    return piece.post((String) scope.getVariable("publicationId"));
  }

  private void plan(VariableScope scope) {
    var slot = post(scope).slot();
    scope.setVariable("preparationDueAt", Date.from(slot.minus(PREPARATION_LEAD)));
    scope.setVariable("publishAt", Date.from(slot));
  }

  private void publish(VariableScope scope) {
    var post = post(scope);
    stands(scope, post.publish());
    if (!post.online()) return;
    var id = (String) scope.getVariable("publicationId");
    scope.setVariable("hasFirstComment", id.length() == 36 && post.hasComment());
    scope.setVariable("firstCommentId", id + "#comment");
  }

  private static void stands(VariableScope scope, RehearsedPost.Standing standing) {
    scope.setVariable("publicationOutcome", standing.outcome().name());
    if (standing.outcome() == PublicationOutcome.NOT_SENT)
      scope.setVariable("retryAt", Date.from(standing.at()));
    if (standing.outcome() == PublicationOutcome.UNKNOWN)
      scope.setVariable("settledAt", Date.from(standing.at()));
  }

  private void noticeRelease(VariableScope scope) {
    if (PublicationOutcome.HELD.name().equals(scope.getVariable("publicationOutcome"))
        && !piece.paused) stands(scope, post(scope).publish());
  }

  private void fixRejected(DelegateTask task, OpenStep step) {
    if (happened(step, RETURNED)) piece.reopen();
    else if (givenUp(task)) post(task).cancel();
    else post(task).retry();
  }

  private void decideOnMissed(DelegateTask task, OpenStep step) {
    if (step.visit() != null && givenUp(task)) post(task).cancel();
    else post(task).move(step.visit() == null ? atOnce() : movedTo(task));
  }

  private Instant movedTo(DelegateTask task) {
    return piece
        .recorded
        .publication(post(task).channel(), PublicationKind.POST)
        .map(publication -> publication.scheduledAt())
        .filter(at -> at.isAfter(piece.now()))
        .orElse(piece.now());
  }

  private boolean givenUp(DelegateTask task) {
    return piece
        .recorded
        .publication(post(task).channel(), PublicationKind.POST)
        .filter(publication -> publication.state() == PublicationState.CANCELLED)
        .isPresent();
  }

  // --- measuring ---

  private void planCheck(VariableScope scope) {
    var checks = piece.recorded.checks();
    var left = piece.checksDone < checks.size();
    scope.setVariable("checkLeft", left);
    if (!left) return;
    var really =
        piece.recorded.publications().stream()
            .map(publication -> publication.publishedAt())
            .filter(at -> at != null)
            .min(Instant::compareTo);
    var age =
        really
            .map(at -> Duration.between(at, checks.get(piece.checksDone).takenAt()))
            .orElse(Duration.ZERO);
    scope.setVariable("nextCheckAt", Date.from(piece.firstOnline().orElse(piece.now()).plus(age)));
  }

  private void collect(VariableScope scope) {
    var checks = piece.recorded.checks();
    var no = piece.checksDone++;
    scope.setVariable(
        "remarkable",
        no < checks.size()
            && piece.recorded.visits("Task_LookAtResult").stream()
                .anyMatch(t -> RecordedPiece.sameMoment(t.start(), checks.get(no).takenAt())));
  }
}
