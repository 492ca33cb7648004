package org.imprimatur.workflow;

import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_COMPLETE;
import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_CREATE;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Reads what an owner set in plain fields, so that no diagram needs a listener or an expression for
 * it: a human step is known by its form, who takes over and when, a machine step by when it is
 * tried again.
 */
class StepAttachment extends AbstractBpmnParseListener {

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    ModelSettings.of(element, StepSetting.TIME_LIMIT)
        .map(Duration::parse)
        .ifPresent(limit -> task.addTaskListener(EVENTNAME_CREATE, dueAfter(limit)));
    if (!ModelSettings.hasTaskListeners(element)) {
      ModelSettings.attribute(element, "formRef")
          .map(StepSetting::stepOf)
          .ifPresent(
              step -> {
                task.addTaskListener(EVENTNAME_CREATE, stepCalled(step));
                task.addTaskListener(EVENTNAME_COMPLETE, stepCalled(step));
              });
    }
    ModelSettings.of(element, StepSetting.ESCALATE_TO)
        .ifPresent(group -> task.addTaskListener(EVENTNAME_CREATE, handedOnTo(group)));
  }

  /** As if the model named it, so that it is looked up where all steps are. */
  private static TaskListener stepCalled(String step) {
    var named =
        Context.getProcessEngineConfiguration()
            .getExpressionManager()
            .createExpression("${" + step + "}");
    return new DelegateExpressionTaskListener(named, List.of());
  }

  private static TaskListener dueAfter(Duration limit) {
    return task -> task.setDueDate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(limit)));
  }

  private static TaskListener handedOnTo(String group) {
    return (DelegateTask task) -> task.setVariableLocal(StepSetting.ESCALATE_TO, group);
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    triedAgain(element, activity);
  }

  @Override
  public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    triedAgain(element, activity);
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    triedAgain(element, activity);
  }

  private static void triedAgain(Element element, ActivityImpl activity) {
    ModelSettings.of(element, StepSetting.RETRY_TIMES)
        .map(ParseUtil::parseRetryIntervals)
        .ifPresent(
            times ->
                activity
                    .getProperties()
                    .set(DefaultFailedJobParseListener.FAILED_JOB_CONFIGURATION, times));
  }
}
