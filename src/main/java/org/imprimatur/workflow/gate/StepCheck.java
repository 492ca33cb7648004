package org.imprimatur.workflow.gate;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.ModelSettings;
import org.imprimatur.workflow.StartStep;
import org.imprimatur.workflow.StepSetting;
import org.imprimatur.workflow.gate.Finding.Owner;

/** Every step exists, has somebody responsible, and leads on when it fails. */
class StepCheck {
  /** Their business is to watch over all the others. */
  private static final Set<String> SYSTEM = Set.of("task-watch", "danger-watch");

  private static final Set<String> MACHINES = Set.of("serviceTask", "sendTask", "businessRuleTask");

  private static final Set<String> SCOPES = Set.of("process", "subProcess", "transaction");

  private final StepCatalog steps;
  private final Surroundings around;
  private final boolean shipped;
  private final List<Finding> findings = new ArrayList<>();
  private final Deque<Element> scopes = new ArrayDeque<>();
  private Element definitions;
  private Owner owner = new Owner("definitions", "");

  /**
   * @param shipped whether it comes with the application itself
   */
  StepCheck(StepCatalog steps, Surroundings around, boolean shipped) {
    this.steps = steps;
    this.around = around;
    this.shipped = shipped;
  }

  List<Finding> findingsIn(Element definitions) {
    this.definitions = definitions;
    for (var process : definitions.elements("process")) {
      if (ModelSettings.attribute(process, "historyTimeToLive").isEmpty()) {
        add(Rule.NO_HISTORY_LIMIT, process, "nothing says how long its history is kept");
      }
      if (!shipped && SYSTEM.contains(process.attribute("id"))) {
        add(Rule.SYSTEM_PROCESS, process, "this process belongs to the system");
      }
      walk(process, process);
    }
    return findings;
  }

  private void walk(Element scope, Element element) {
    if (SCOPES.contains(element.getTagName())) scopes.push(element);
    walkIn(scope, element);
    if (SCOPES.contains(element.getTagName())) scopes.pop();
  }

  private void walkIn(Element scope, Element element) {
    var around = owner;
    owner = Owner.of(element, around);
    switch (element.getTagName()) {
      case "userTask" -> human(scope, element);
      case "serviceTask", "sendTask" -> machine(element);
      case "businessRuleTask" -> decision(element);
      case "callActivity" -> call(element);
      case "startEvent" -> start(element);
      case "task", "manualTask", "receiveTask" -> {
        if (element.getTagName().equals("task")) {
          add(Rule.NO_STEP, element, "nothing says what is done");
        }
      }
      case "timeCycle" -> cycle(element);
      case "messageEventDefinition" ->
          ModelSettings.attribute(element, "delegateExpression")
              .ifPresent(step -> named(element, step, JavaDelegate.class));
      case "executionListener" -> listener(element);
      default -> {
        // Nothing to ask of it here.
      }
    }
    if (MACHINES.contains(element.getTagName())) retries(element);
    for (var child : element.elements()) {
      walk(SCOPES.contains(element.getTagName()) ? element : scope, child);
    }
    owner = around;
  }

  private void human(Element scope, Element task) {
    if (ModelSettings.attribute(task, "candidateGroups").isEmpty()
        && ModelSettings.attribute(task, "assignee").isEmpty()
        && ModelSettings.attribute(task, "candidateUsers").isEmpty()) {
      add(Rule.NO_OWNER, task, "nobody is responsible for it");
    }
    ModelSettings.attribute(task, "candidateGroups")
        .filter(groups -> !groups.contains("{"))
        .ifPresent(
            groups ->
                Arrays.stream(groups.split(","))
                    .map(String::strip)
                    .filter(group -> !around.hasGroup(group))
                    .forEach(
                        group ->
                            add(Rule.UNKNOWN_GROUP, task, "there is no group '" + group + "'")));
    var takesOver = ModelSettings.of(task, StepSetting.ESCALATE_TO);
    takesOver
        .filter(
            group ->
                ModelSettings.attribute(task, "candidateGroups").filter(group::equals).isPresent())
        .ifPresent(group -> add(Rule.NO_TAKEOVER, task, "those who take over have it already"));
    if (takesOver.isEmpty() && !hasTimer(scope, task)) {
      add(Rule.NO_TAKEOVER, task, "when it takes too long, nobody takes over");
    }
    takesOver
        .filter(group -> !around.hasGroup(group))
        .ifPresent(group -> add(Rule.UNKNOWN_GROUP, task, "there is no group '" + group + "'"));
    ModelSettings.of(task, StepSetting.TIME_LIMIT)
        .filter(limit -> !isExactDuration(limit))
        .ifPresent(
            limit -> add(Rule.SETTING, task, "the time limit '" + limit + "' is no duration"));
    ModelSettings.attribute(task, "formRef")
        .ifPresentOrElse(
            form -> form(task, form, FormStep.class),
            () -> add(Rule.NO_STEP, task, "it shows no form"));
    ModelSettings.extensions(task, "taskListener")
        .forEach(listener -> named(task, listener.attribute("delegateExpression"), FormStep.class));
  }

  private void start(Element start) {
    ModelSettings.attribute(start, "formRef").ifPresent(form -> form(start, form, StartStep.class));
  }

  private void form(Element element, String form, Class<?> role) {
    var step = StepSetting.stepOf(form);
    if (!steps.plays(step, role)) {
      add(Rule.UNKNOWN_FORM, element, "no step of ours reads the form '" + form + "'");
    } else if (!around.hasForm(form)) {
      add(Rule.UNKNOWN_FORM, element, "there is no form '" + form + "'");
    }
    if (!ModelSettings.attribute(element, "formRefBinding").filter("latest"::equals).isPresent()) {
      add(Rule.BINDING, element, "its form is not bound to the latest version");
    }
  }

  private void machine(Element task) {
    asynchronous(task);
    var expression = ModelSettings.attribute(task, "delegateExpression");
    if (expression.isEmpty()) {
      add(Rule.NO_STEP, task, "nothing says what is done");
      return;
    }
    named(task, expression.get(), JavaDelegate.class);
    for (var code : steps.raisedBy(bean(expression.get()))) {
      if (!caught(task, code)) {
        add(Rule.ERROR_PATH, task, "nobody is told when it answers '" + code + "'");
      }
    }
  }

  private void asynchronous(Element task) {
    if (!ModelSettings.attribute(task, "asyncBefore").filter("true"::equals).isPresent()) {
      add(Rule.NOT_ASYNCHRONOUS, task, "it runs in somebody else's transaction");
    }
  }

  private void retries(Element task) {
    var times = ModelSettings.of(task, StepSetting.RETRY_TIMES);
    var cycle =
        ModelSettings.extensions(task, "failedJobRetryTimeCycle")
            .map(each -> each.getText().strip())
            .findFirst();
    if (times.isEmpty() && cycle.isEmpty()) {
      add(Rule.NO_RETRIES, task, "nothing says when it is tried again");
    }
    times
        .or(() -> cycle)
        .filter(text -> !text.contains("{") && !areRetries(text))
        .ifPresent(text -> add(Rule.SETTING, task, "'" + text + "' are no times to try again"));
  }

  private void decision(Element task) {
    asynchronous(task);
    var key = ModelSettings.attribute(task, "decisionRef").orElse("");
    if (key.isEmpty()) {
      add(Rule.NO_STEP, task, "it asks no decision table");
    } else if (key.contains("{")) {
      add(Rule.BINDING, task, "its decision table is named by an expression");
    } else if (!around.hasDecision(key)) {
      add(Rule.UNKNOWN_DECISION, task, "there is no decision table '" + key + "'");
    }
    latest(task, "decisionRefBinding");
  }

  private void call(Element call) {
    var key = call.attribute("calledElement", "");
    if (key.isBlank() || key.contains("{")) {
      add(Rule.BINDING, call, "it does not say outright which process it calls");
    }
    if (ModelSettings.attribute(call, "calledElementTenantId").isPresent()) {
      add(Rule.BINDING, call, "it calls the process of one client for all");
    }
    latest(call, "calledElementBinding");
  }

  private void latest(Element element, String binding) {
    if (!ModelSettings.attribute(element, binding).filter("latest"::equals).isPresent()) {
      add(Rule.BINDING, element, "it is not bound to the latest version");
    }
  }

  private void listener(Element listener) {
    named(listener, listener.attribute("delegateExpression"), ExecutionListener.class);
  }

  private void named(Element element, String expression, Class<?> role) {
    if (expression == null) return;
    var bean = bean(expression);
    if (!steps.plays(bean, role)) {
      add(Rule.UNKNOWN_STEP, element, "there is no step '" + expression + "' that could do this");
    }
  }

  /** Repeating events come at most once a minute. */
  private void cycle(Element cycle) {
    var text = cycle.getText().strip();
    var interval = text.replaceFirst("^R\\d*/([^/]*/)?", "");
    if (text.contains("{")) {
      add(Rule.TIMER, cycle, "how often it repeats is not written down");
    } else if (text.startsWith("R") && shorterThanAMinute(interval)) {
      add(Rule.TIMER, cycle, "it repeats every " + interval);
    } else if (!text.startsWith("R")) {
      add(Rule.TIMER, cycle, "'" + text + "' does not say an interval, like R/PT1H");
    }
  }

  private static boolean shorterThanAMinute(String interval) {
    try {
      return !isPeriod(interval) && Duration.parse(interval).compareTo(Duration.ofMinutes(1)) < 0;
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  private boolean hasTimer(Element scope, Element task) {
    return boundaries(scope, task).stream()
        .anyMatch(event -> event.element("timerEventDefinition") != null);
  }

  /** On its own border, in an event sub-process beside it, or on the border of what it lies in. */
  private boolean caught(Element task, String code) {
    var inner = task;
    for (var scope : scopes) {
      for (var event : boundaries(scope, inner)) if (catches(event, code)) return true;
      for (var sub : scope.elements("subProcess")) {
        if (!"true".equals(sub.attribute("triggeredByEvent"))) continue;
        for (var event : sub.elements("startEvent")) if (catches(event, code)) return true;
      }
      inner = scope;
    }
    return false;
  }

  private boolean catches(Element event, String code) {
    var error = event.element("errorEventDefinition");
    if (error == null) return false;
    var ref = error.attribute("errorRef");
    return ref == null
        || definitions.elements("error").stream()
            .anyMatch(
                each ->
                    ref.equals(each.attribute("id")) && code.equals(each.attribute("errorCode")));
  }

  private static List<Element> boundaries(Element scope, Element task) {
    return scope.elements("boundaryEvent").stream()
        .filter(event -> task.attribute("id", "").equals(event.attribute("attachedToRef")))
        .toList();
  }

  private static String bean(String expression) {
    return expression.replaceAll("[$#{}\\s]", "");
  }

  static boolean areRetries(String text) {
    var repeat = text.replaceFirst("^R[1-9]\\d{0,1}/", "");
    return Arrays.stream(repeat.split(",")).allMatch(StepCheck::isDuration);
  }

  static boolean isDuration(String text) {
    try {
      return isPeriod(text) || Duration.parse(text).compareTo(Duration.ZERO) > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Days have 24 hours here; months and years have no length. */
  private static boolean isExactDuration(String text) {
    try {
      return Duration.parse(text).compareTo(Duration.ZERO) > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isPeriod(String text) {
    try {
      return !text.contains("T") && !Period.parse(text).isZero() && !text.contains("-");
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void add(Rule rule, Element element, String what) {
    findings.add(new Finding(rule, element, Owner.of(element, owner), what));
  }
}
