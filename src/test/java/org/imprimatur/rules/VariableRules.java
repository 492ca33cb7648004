package org.imprimatur.rules;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Every variable a model reads is declared in the Java face of its process, with the right type.
 */
record VariableRules(ShippedProcess model, Findings findings, Map<String, Class<?>> declared) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern COMPARISON = Pattern.compile("\\$\\{(\\w+) == '(\\w+)'}");
  private static final Pattern FIXED_TIME = Pattern.compile("P[\\w.]+|R\\d*/P[\\w.]+");

  VariableRules(ShippedProcess model, Findings findings) {
    this(model, findings, Application.variables(model.name()));
  }

  /** What the clock begins is about nothing in particular. */
  private boolean beginsByItself() {
    return !model.all(TimeCycle.class).isEmpty();
  }

  void check() {
    findings.unless(
        !declared.isEmpty() || beginsByItself(),
        "face",
        model.process(),
        "write " + Names.pascal(model.name()) + "Process with its variables");
    model.all(SequenceFlow.class).forEach(this::condition);
    model.all(TimerEventDefinition.class).forEach(this::timer);
    for (var loop : model.all(MultiInstanceLoopCharacteristics.class)) {
      var owner = (BaseElement) loop.getParentElement();
      variable(loop.getCamundaCollection(), List.class, owner);
      if (loop.getCompletionCondition() != null)
        variable(loop.getCompletionCondition().getTextContent().strip(), Boolean.class, owner);
    }
    for (var task : model.all(UserTask.class)) {
      if (task.getCamundaCandidateGroups() == null) continue;
      Arrays.stream(task.getCamundaCandidateGroups().split(","))
          .filter(group -> group.startsWith("$"))
          .forEach(group -> variable(group, String.class, task));
    }
    model.all(BusinessRuleTask.class).forEach(this::decision);
    model.all(CallActivity.class).forEach(this::call);
  }

  private void decision(BusinessRuleTask task) {
    // Several outputs are taken by a listener, which sets the variables itself.
    if (task.getCamundaResultVariable() == null && takenByListener(task)) return;
    variable("${" + task.getCamundaResultVariable() + "}", String.class, task);
  }

  private static boolean takenByListener(BusinessRuleTask task) {
    return task.getExtensionElements().getElements().stream()
        .anyMatch(CamundaExecutionListener.class::isInstance);
  }

  private void condition(SequenceFlow flow) {
    if (flow.getConditionExpression() == null) return;
    var text = flow.getConditionExpression().getTextContent().strip();
    var comparison = COMPARISON.matcher(text);
    if (!comparison.matches()) {
      variable(text, Boolean.class, flow);
      return;
    }
    var type = type(comparison, flow);
    var value = comparison.group(2);
    findings.unless(
        type == null
            || type.isEnum()
                && Arrays.stream(type.getEnumConstants())
                    .anyMatch(c -> ((Enum<?>) c).name().equals(value)),
        "condition",
        flow,
        "'" + value + "' is no value of " + comparison.group(1));
  }

  private void timer(TimerEventDefinition timer) {
    ModelElementInstance time =
        timer.getTimeDate() != null
            ? timer.getTimeDate()
            : timer.getTimeDuration() != null ? timer.getTimeDuration() : timer.getTimeCycle();
    var owner = (BaseElement) timer.getParentElement();
    findings.unless(time != null, "timer", owner, "say when it fires");
    if (time == null || FIXED_TIME.matcher(time.getTextContent().strip()).matches()) return;
    variable(time.getTextContent().strip(), Instant.class, owner);
  }

  private void call(CallActivity call) {
    var target = Application.variables(call.getCalledElement());
    var element =
        call.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
            ? loop.getCamundaElementVariable()
            : null;
    for (var in : StepRules.extensions(call, CamundaIn.class)) {
      if (in.getCamundaBusinessKey() != null) continue;
      findings.unless(
          in.getCamundaSource() != null
              && (in.getCamundaSource().equals(element)
                  || declared.containsKey(in.getCamundaSource())),
          "variable",
          call,
          "'"
              + in.getCamundaSource()
              + "' is not declared in the Java face; pass single, declared variables");
      findings.unless(
          target.containsKey(in.getCamundaTarget()),
          "variable",
          call,
          "'"
              + in.getCamundaTarget()
              + "' is not declared in the Java face of "
              + call.getCalledElement());
    }
  }

  private void variable(String expression, Class<?> type, BaseElement user) {
    var variable = VARIABLE.matcher(expression == null ? "" : expression);
    if (!variable.matches()) {
      findings.unless(
          false,
          "one variable",
          user,
          "'" + expression + "' reads more than one variable, or calls something");
      return;
    }
    var found = type(variable, user);
    findings.unless(
        found == null || found == type,
        "variable",
        user,
        variable.group(1) + " has to be of type " + type.getSimpleName());
  }

  private Class<?> type(Matcher variable, BaseElement user) {
    var type = declared.get(variable.group(1));
    findings.unless(
        type != null,
        "variable",
        user,
        "declare '" + variable.group(1) + "' in " + Names.pascal(model.name()) + "Process");
    return type;
  }
}
