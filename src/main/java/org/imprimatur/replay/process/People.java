package org.imprimatur.replay.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.replay.Course;

/**
 * Stands for everybody who works on tasks: each is done as long after it opened as it really was.
 */
class People extends AbstractBpmnParseListener implements TaskListener {
  private static final int MOST_FLOWS = 5_000;

  private final Habits habits;
  private final Duration newStep;
  private final Set<String> knownElements = new HashSet<>();
  private final Map<String, OpenStep> open = new LinkedHashMap<>();
  private final Map<String, String> steps = new LinkedHashMap<>();
  private Rehearsed piece;
  private boolean learning;
  private int flows;

  People(Habits habits, Duration newStep) {
    this.habits = habits;
    this.newStep = newStep;
  }

  /** From now on models are those that run now, and what people do there is how they are. */
  void learning(boolean today) {
    learning = today;
  }

  void begin(Rehearsed with) {
    piece = with;
    flows = 0;
    open.clear();
  }

  Collection<OpenStep> open() {
    return List.copyOf(open.values());
  }

  OpenStep open(String task) {
    return open.get(task);
  }

  /** A task that nobody would ever do gets done when it usually is. */
  void giveUsualTime(OpenStep waiting) {
    var usual = habits.ofStep(waiting.element(), waiting.who());
    piece.assume(
        "“%s”, which was cut short, is taken to last %s and to be accepted."
            .formatted(waiting.name(), usual.source()));
    var due = waiting.opened().plus(usual.time());
    open.put(waiting.id(), waiting.dueAt(due.isBefore(piece.now()) ? piece.now() : due));
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    steps.put(activity.getId(), step(task));
    if (learning) knownElements.add(activity.getId());
    for (var event : List.of(EVENTNAME_CREATE, EVENTNAME_COMPLETE, EVENTNAME_DELETE))
      task.addBuiltInTaskListener(event, this);
  }

  /** A model that goes round and round without ever waiting would never let go. */
  @Override
  public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
    transition.addListener(
        org.camunda.bpm.engine.delegate.ExecutionListener.EVENTNAME_TAKE,
        (org.camunda.bpm.engine.delegate.ExecutionListener)
            execution -> {
              if (++flows > MOST_FLOWS)
                throw new Stuck("it goes on and on: more than " + MOST_FLOWS + " flows were taken");
            });
  }

  private static String step(TaskDefinition task) {
    var listeners = task.getTaskListenersForEvent(EVENTNAME_COMPLETE);
    return (listeners == null ? List.<TaskListener>of() : listeners)
        .stream()
            .filter(DelegateExpressionTaskListener.class::isInstance)
            .map(listener -> ((DelegateExpressionTaskListener) listener).getExpressionText())
            .map(text -> text.replaceAll("[${}#]", ""))
            .findFirst()
            .orElse("");
  }

  @Override
  public void notify(DelegateTask task) {
    switch (task.getEventName()) {
      case EVENTNAME_CREATE -> open.put(task.getId(), opened(task));
      case EVENTNAME_COMPLETE -> closed(open.get(task.getId()), piece.now());
      default -> {
        closed(open.get(task.getId()), null);
        open.remove(task.getId());
      }
    }
  }

  void done(String task) {
    open.remove(task);
  }

  private void closed(OpenStep step, Instant at) {
    if (step == null) return;
    piece.worked(new Course.Work(step.who(), step.name(), step.opened(), at));
    if (learning && at != null && step.visit() != null)
      habits.learnOf(step.who(), Duration.between(step.opened(), at));
  }

  private OpenStep opened(DelegateTask task) {
    var element = task.getTaskDefinitionKey();
    var step = steps.getOrDefault(element, "");
    if (step.equals("approvePiece")) return asked(task, element, step);
    var who = who(task);
    var visits = piece.recorded.visits(element);
    var no = piece.visit(element);
    var visit = no < visits.size() ? visits.get(no) : null;
    Instant due = null;
    if (visit == null) due = assumed(task, element, who);
    else if (visit.completed()) due = piece.now().plus(visit.took());
    return new OpenStep(
        task.getId(),
        element,
        name(task),
        step,
        who,
        piece.now(),
        visit,
        null,
        null,
        due,
        visit != null && visit.end() == null);
  }

  private Instant assumed(DelegateTask task, String element, String who) {
    if (newStep != null && !knownElements.contains(element)) {
      piece.assume(
          "“%s” (%s) is taken to last %d hours and to be accepted, as you said."
              .formatted(name(task), who, newStep.toHours()));
      return piece.now().plus(newStep);
    }
    var usual = habits.ofStep(element, who);
    piece.assume(
        "“%s” (%s), where the recording has none, is taken to last %s and to be accepted."
            .formatted(name(task), who, usual.source()));
    return piece.now().plus(usual.time());
  }

  private OpenStep asked(DelegateTask task, String element, String step) {
    var request =
        piece.asking.request(UUID.fromString((String) task.getVariable("approvalRequest")));
    var answer = recorded(request);
    Instant due = null;
    var decision = ApprovalDecision.APPROVE;
    if (answer == null) {
      var usual = habits.ofAnswer(piece.recorded.client().key(), request);
      piece.assume(
          "An answer of %s, who was not asked in reality, is taken to be yes and to last %s."
              .formatted(request.name(), usual.source()));
      due = request.askedAt().plus(usual.time());
    } else if (answer.answered() && answer.method() != ApprovalMethod.TACIT) {
      due = request.askedAt().plus(Duration.between(answer.askedAt(), answer.decidedAt()));
      decision = answer.decision();
    }
    if (due != null && due.isBefore(piece.now())) due = piece.now();
    return new OpenStep(
        task.getId(),
        element,
        name(task),
        step,
        person(request),
        request.askedAt(),
        null,
        request.id(),
        decision,
        due,
        answer != null && !answer.answered());
  }

  /** What the same person was asked in the same round, or null. */
  private ApprovalRequest recorded(ApprovalRequest request) {
    var rounds = piece.recorded.askings();
    if (rounds.isEmpty()) return null;
    var round = rounds.get(Math.min(piece.askingNo, rounds.size()) - 1);
    return round.requests().stream()
        .filter(r -> Objects.equals(r.approverId(), request.approverId()))
        .findFirst()
        .orElse(null);
  }

  private String person(ApprovalRequest request) {
    var client = piece.recorded.client().name();
    return request.role().isEmpty()
        ? request.name()
        : "%s (%s, %s)".formatted(request.name(), request.role(), client);
  }

  private String who(DelegateTask task) {
    var group = piece.recorded.client().group();
    var groups =
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(id -> id != null)
            .map(id -> id.equals(group) ? piece.recorded.client().name() : words(id))
            .sorted()
            .collect(Collectors.joining(" or "));
    if (!groups.isEmpty()) return groups;
    return task.getAssignee() == null ? "nobody" : task.getAssignee();
  }

  /** {@code communityManagers} as "community managers". */
  private static String words(String group) {
    return group.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static String name(DelegateTask task) {
    return task.getName() == null ? task.getTaskDefinitionKey() : task.getName();
  }
}
