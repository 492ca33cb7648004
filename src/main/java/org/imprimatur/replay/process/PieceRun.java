package org.imprimatur.replay.process;

import static org.imprimatur.content.PieceEvent.Kind.EDITED;
import static org.imprimatur.content.PieceEvent.Kind.PAUSED;
import static org.imprimatur.content.PieceEvent.Kind.RESUMED;
import static org.imprimatur.content.PieceEvent.Kind.SLOT_CHOSEN;
import static org.imprimatur.content.PieceEvent.Kind.SLOT_MOVED;
import static org.imprimatur.content.PieceEvent.Kind.SLOT_TAKEN_OVER;
import static org.imprimatur.content.PieceEvent.Kind.WITHDRAWN;
import static org.imprimatur.content.PieceEvent.Kind.WRITTEN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.replay.Course;

/** One recorded piece on its way through one engine, from event to event. */
class PieceRun {
  private static final int MOST_MOVES = 2_000;
  private static final Duration LONGEST = Duration.ofDays(180);
  private static final String LIFE = "content-piece";
  private static final List<String> REMINDERS =
      List.of("BoundaryEvent_ReminderDue", "Event_NextReminderDue");

  private final ProcessEngine engine;
  private final VirtualTime time;
  private final People people;
  private final Players players;
  private final Rehearsed piece;
  private final Queue<PieceEvent> outside;

  PieceRun(
      ProcessEngine engine,
      VirtualTime time,
      People people,
      Players players,
      RecordedPiece recorded) {
    this.engine = engine;
    this.time = time;
    this.people = people;
    this.players = players;
    this.piece = new Rehearsed(recorded, time::now);
    this.outside =
        recorded.piece().history().stream()
            .filter(event -> fromOutside(recorded, event))
            .collect(Collectors.toCollection(ArrayDeque::new));
  }

  private static boolean fromOutside(RecordedPiece recorded, PieceEvent event) {
    return switch (event.kind()) {
      case EDITED, PAUSED, SLOT_TAKEN_OVER -> true;
      case WRITTEN -> !recorded.byStep(event, List.of("Task_DraftPiece", "Task_RevisePiece"));
      case RESUMED -> !recorded.byStep(event, List.of("Task_DecideOnPausedPiece"));
      case WITHDRAWN ->
          !recorded.byStep(event, List.of("Task_DecideOnPausedPiece", "Task_DecideOnSilence"));
      case SLOT_CHOSEN, SLOT_MOVED ->
          !recorded.byStep(
              event,
              List.of(
                  "Task_DraftPiece",
                  "Task_RevisePiece",
                  "Task_ChooseSlot",
                  "Task_DecideOnPausedPiece"));
      default -> false;
    };
  }

  Course run() {
    people.begin(piece);
    players.begin(piece);
    var opened = piece.recorded.piece().openedAt();
    time.set(opened);
    try {
      start();
      for (int moves = 0; move(); moves++) {
        if (moves > MOST_MOVES)
          throw new Stuck("it does not come to an end: more than " + MOST_MOVES + " steps");
        if (Duration.between(opened, time.now()).compareTo(LONGEST) > 0)
          throw new Stuck("it does not come to an end within " + LONGEST.toDays() + " days");
      }
      return piece.course(end(), "");
    } catch (RuntimeException e) {
      return piece.course("stopped", reason(e));
    } finally {
      clear();
    }
  }

  private static String reason(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause())
      if (cause instanceof Stuck) return cause.getMessage();
    return String.valueOf(e.getMessage());
  }

  private void start() {
    var recorded = piece.recorded;
    engine
        .getRuntimeService()
        .createProcessInstanceByKey(LIFE)
        .processDefinitionTenantId(recorded.client().key())
        .businessKey(recorded.id().toString())
        .setVariables(
            Map.of(
                "client", recorded.client().key(),
                "title", recorded.piece().title(),
                "clientGroup", recorded.client().group()))
        .execute();
    tell();
  }

  /** The next thing that happens. */
  private boolean move() {
    var job = nextJob();
    if (job.isPresent() && !due(job.get()).isAfter(time.now())) return execute(job.get());
    var step =
        people.open().stream()
            .filter(open -> open.due() != null)
            .min(Comparator.comparing(OpenStep::due));
    var nextJob = job.map(PieceRun::due).orElse(Instant.MAX);
    var nextStep = step.map(OpenStep::due).orElse(Instant.MAX);
    // What happens at the same moment happens in the order in which it is noted.
    if (!outside.isEmpty()
        && outside.peek().at().isBefore(nextStep)
        && !outside.peek().at().isAfter(nextJob)) return hear(outside.poll());
    if (step.isPresent() && !nextStep.isAfter(nextJob)) return complete(step.get());
    if (job.isPresent()) return execute(job.get());
    return unlock();
  }

  private Optional<Job> nextJob() {
    return engine.getManagementService().createJobQuery().list().stream()
        .filter(job -> job.getProcessInstanceId() != null)
        .min(Comparator.comparing(PieceRun::due).thenComparing(Job::getId));
  }

  private static Instant due(Job job) {
    return job.getDuedate() == null ? Instant.MIN : job.getDuedate().toInstant();
  }

  private boolean execute(Job job) {
    time.advance(due(job));
    engine.getManagementService().executeJob(job.getId());
    return tell();
  }

  private boolean complete(OpenStep step) {
    time.advance(step.due());
    engine.getTaskService().complete(step.id());
    people.done(step.id());
    return tell();
  }

  private boolean hear(PieceEvent event) {
    time.advance(event.at());
    switch (event.kind()) {
      case EDITED -> edit();
      case WRITTEN -> piece.version++;
      case PAUSED -> piece.pause();
      case RESUMED -> piece.resume();
      case WITHDRAWN -> piece.withdraw();
      default -> {
        var slot = piece.slot(event);
        if (slot != null) piece.plan(slot);
      }
    }
    return tell();
  }

  /** As the real one, a piece cannot be edited where its process offers no way back. */
  private void edit() {
    var heard =
        engine
                .getRuntimeService()
                .createEventSubscriptionQuery()
                .eventType("message")
                .eventName("PieceEdited")
                .count()
            > 0;
    if (heard || !piece.status.accepted()) piece.edit();
    else
      piece.remark(
          "An edit would have been refused: no way leads back from where the piece stood then.");
  }

  /** What would never happen by itself any more gets done at its usual time. */
  private boolean unlock() {
    var forgotten =
        people.open().stream()
            .filter(open -> open.due() == null && !open.openStill() && open.request() == null)
            .findFirst();
    forgotten.ifPresent(people::giveUsualTime);
    return forgotten.isPresent();
  }

  private boolean tell() {
    for (var message = piece.nextMessage(); message != null; message = piece.nextMessage()) {
      if (message.equals(Rehearsed.REMINDERS)) postponeReminders();
      else
        engine
            .getRuntimeService()
            .createMessageCorrelation(message)
            .processInstanceBusinessKey(piece.recorded.id().toString())
            .correlateAllWithResult();
    }
    return true;
  }

  private void postponeReminders() {
    if (piece.asking == null) return;
    var when = Date.from(piece.asking.round().nextReminder());
    var management = engine.getManagementService();
    for (var timer : REMINDERS)
      management.createJobQuery().activityId(timer).timers().list().stream()
          .filter(job -> job.getProcessInstanceId() != null)
          .forEach(job -> management.setJobDuedate(job.getId(), when));
  }

  private String end() {
    var waiting = people.open().stream().map(OpenStep::name).distinct().sorted().toList();
    if (!waiting.isEmpty()) return "waiting at " + String.join(", ", waiting);
    var places = places();
    if (!places.isEmpty()) return "waiting at " + String.join(", ", places);
    return switch (piece.status) {
      case WITHDRAWN -> "withdrawn";
      case REJECTED -> "rejected";
      default -> piece.firstOnline().isPresent() ? "published" : "ended unpublished";
    };
  }

  private List<String> places() {
    var runtime = engine.getRuntimeService();
    return runtime.createProcessInstanceQuery().list().stream()
        .flatMap(instance -> runtime.getActiveActivityIds(instance.getId()).stream())
        .filter(element -> !element.startsWith("CallActivity_"))
        .distinct()
        .sorted()
        .toList();
  }

  /** The next piece finds an empty engine. */
  private void clear() {
    var runtime = engine.getRuntimeService();
    people.begin(piece);
    runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
        .forEach(
            left ->
                runtime.deleteProcessInstance(left.getId(), "replayed", true, false, true, false));
  }
}
