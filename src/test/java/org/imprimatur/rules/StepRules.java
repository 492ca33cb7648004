package org.imprimatur.rules;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.StartStep;

/**
 * Every task is done by a step that exists, and every person finds the form and the words they
 * need.
 */
record StepRules(ShippedProcess model, Findings findings) {
  private static final Pattern BEAN = Pattern.compile("\\$\\{(\\p{Ll}\\w*)}");
  private static final Pattern REPEAT = Pattern.compile("R[1-9]\\d*/(P\\w+)");
  private static final int WORTH_READING = 40;

  void check() {
    documented(model.process());
    model.all(UserTask.class).forEach(this::userTask);
    model.all(ServiceTask.class).forEach(this::serviceTask);
    model.all(BusinessRuleTask.class).forEach(this::decisionTask);
    model.all(CamundaExecutionListener.class).forEach(this::listener);
    for (var activity : model.all(Activity.class)) {
      var known =
          activity instanceof UserTask
              || activity instanceof ServiceTask
              || activity instanceof CallActivity
              || activity instanceof SubProcess
              || activity instanceof BusinessRuleTask;
      findings.unless(
          known,
          "kind of task",
          activity,
          "use a user, service or decision task, or a call activity");
      retries(activity);
    }
    for (var start : model.all(StartEvent.class)) {
      if (start.getCamundaFormRef() == null) continue;
      form(start, start.getCamundaFormRef(), start.getCamundaFormRefBinding());
      findings.unless(
          implementsIt(Names.lower(Names.pascal(start.getCamundaFormRef())), StartStep.class),
          "start step",
          start,
          "there is no StartStep named after the form '" + start.getCamundaFormRef() + "'");
    }
  }

  private void userTask(UserTask task) {
    var name = Names.rest(task.getId());
    documented(task);
    form(task, task.getCamundaFormRef(), task.getCamundaFormRefBinding());
    findings.unless(
        Names.kebab(name).equals(task.getCamundaFormRef()),
        "form = task",
        task,
        "its form is called '" + Names.kebab(name) + "'");
    findings.unless(
        extensions(task, CamundaTaskListener.class).isEmpty(),
        "form step",
        task,
        "its form brings its step along: no listeners");
    var properties = extensions(task, CamundaProperty.class);
    findings.unless(
        properties.stream().anyMatch(p -> p.getCamundaName().equals("escalateTo"))
            || model.all(BoundaryEvent.class).stream()
                .anyMatch(
                    event ->
                        event.getAttachedTo().equals(task)
                            && !event.getChildElementsByType(TimerEventDefinition.class).isEmpty()),
        "who takes over",
        task,
        "say who takes over when it takes too long: escalateTo, or a timer on it");
    findings.unless(
        implementsIt(Names.lower(name), FormStep.class),
        "form step",
        task,
        "there is no FormStep class '" + name + "'");
    findings.unless(
        requireNonNullElse(task.getCamundaCandidateGroups(), "")
            .matches("(\\$\\{\\w+}|[A-Za-z0-9]+)(,(\\$\\{\\w+}|[A-Za-z0-9]+))*"),
        "groups",
        task,
        "name candidate groups, of letters and digits only");
    findings.unless(
        task.getCamundaAssignee() == null,
        "groups",
        task,
        "offer it to a group, not to one person");
  }

  private void serviceTask(ServiceTask task) {
    var name = Names.rest(task.getId());
    var expression = "${" + Names.lower(name) + "}";
    findings.unless(
        expression.equals(task.getCamundaDelegateExpression()),
        "step",
        task,
        "its delegate expression is " + expression);
    findings.unless(
        implementsIt(Names.lower(name), JavaDelegate.class),
        "step",
        task,
        "there is no JavaDelegate class '" + name + "'");
    findings.unless(task.isCamundaAsyncBefore(), "asynchronous", task, "set 'asynchronous before'");
    documented(task);
  }

  private void decisionTask(BusinessRuleTask task) {
    var decision = task.getCamundaDecisionRef();
    findings.unless(
        decision != null && Files.exists(Path.of("processes", decision + ".dmn")),
        "decision",
        task,
        "there is no decision table '" + decision + "' in processes/");
    findings.unless(
        "latest".equals(task.getCamundaDecisionRefBinding()),
        "binding",
        task,
        "bind its decision to the latest version");
    findings.unless(task.isCamundaAsyncBefore(), "asynchronous", task, "set 'asynchronous before'");
    documented(task);
  }

  private void listener(CamundaExecutionListener listener) {
    var owner = (BaseElement) listener.getParentElement().getParentElement();
    var bean = BEAN.matcher(requireNonNullElse(listener.getCamundaDelegateExpression(), ""));
    findings.unless(
        bean.matches() && implementsIt(bean.group(1), ExecutionListener.class),
        "listener",
        owner,
        "its listener is ${bean} of an ExecutionListener class of that name");
  }

  private void retries(Activity activity) {
    var cycles = extensions(activity, CamundaFailedJobRetryTimeCycle.class);
    findings.unless(
        !cycles.isEmpty()
            || !(activity instanceof ServiceTask || activity instanceof BusinessRuleTask),
        "retries",
        activity,
        "say when it is tried again: failedJobRetryTimeCycle");
    for (var cycle : cycles) {
      var text = cycle.getTextContent().strip();
      var repeat = REPEAT.matcher(text);
      var durations = repeat.matches() ? List.of(repeat.group(1)) : Arrays.asList(text.split(","));
      findings.unless(
          durations.stream().allMatch(StepRules::isDuration),
          "retries",
          activity,
          "write '" + text + "' like PT1M,PT5M or R3/PT10S");
    }
  }

  private static boolean isDuration(String text) {
    try {
      return Duration.parse(text).compareTo(Duration.ZERO) > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void form(BaseElement element, String form, String binding) {
    findings.unless(
        ShippedForm.all().stream().anyMatch(f -> f.name().equals(form)),
        "form",
        element,
        "there is no form '" + form + "' in forms/");
    findings.unless(
        "latest".equals(binding), "binding", element, "bind its form to the latest version");
  }

  private void documented(BaseElement element) {
    var text =
        element.getDocumentations().stream()
            .map(ModelElementInstance::getTextContent)
            .collect(Collectors.joining());
    findings.unless(
        text.strip().length() >= WORTH_READING,
        "documentation",
        element,
        "tell who does this what it is for, in a sentence or two");
  }

  private static boolean implementsIt(String bean, Class<?> role) {
    return Application.step(bean).filter(role::isAssignableFrom).isPresent();
  }

  static <T extends ModelElementInstance> Collection<T> extensions(
      BaseElement element, Class<T> type) {
    return element.getExtensionElements() == null
        ? List.of()
        : type.equals(CamundaProperty.class)
            ? element
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()
                .stream()
                .flatMap(p -> p.getChildElementsByType(type).stream())
                .toList()
            : element.getExtensionElements().getElementsQuery().filterByType(type).list();
  }
}
