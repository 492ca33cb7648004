package org.imprimatur.interactions.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.Priority;
import org.imprimatur.interactions.Triage;
import org.imprimatur.interactions.TriageAction;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.BusinessKey;
import org.springframework.stereotype.Component;

/** Takes the decision table's word about what is to be done. */
@Component
class TakeTriage implements ExecutionListener {
  private final InteractionDesk desk;

  TakeTriage(InteractionDesk desk) {
    this.desk = desk;
  }

  @Override
  public void notify(DelegateExecution execution) {
    // Its author took it back before the table was asked.
    if (execution.isCanceled()) return;
    var result = (DmnDecisionResult) execution.getVariable("decisionResult");
    var rule =
        result.stream()
            .findFirst()
            .orElseThrow(() -> Refusal.conflict("No rule of the table fits this message."))
            .getEntryMap();
    var triage =
        new Triage(
            TriageAction.valueOf(text(rule, "action")),
            text(rule, "department"),
            Priority.valueOf(text(rule, "priority")),
            minutes(rule, "answerMinutes"),
            minutes(rule, "resolutionMinutes"),
            // Where the table says nothing, somebody has to look.
            !Boolean.FALSE.equals(rule.get("replyApproval")));
    desk.triage(BusinessKey.of(execution), triage);
    InteractionProcess.NEXT_STEP.set(execution, NextStep.of(triage.action()));
    InteractionProcess.DEPARTMENT.set(execution, triage.department());
  }

  private static String text(Map<String, Object> rule, String output) {
    if (rule.get(output) instanceof String text && !text.isBlank()) return text;
    throw Refusal.conflict("The table says no " + output + ".");
  }

  private static int minutes(Map<String, Object> rule, String output) {
    if (rule.get(output) instanceof Number number) return number.intValue();
    throw Refusal.conflict("The table says no " + output + ".");
  }
}
