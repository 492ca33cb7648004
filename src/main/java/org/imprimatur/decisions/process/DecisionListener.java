package org.imprimatur.decisions.process;

import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.imprimatur.decisions.DecisionRecord;
import org.imprimatur.decisions.DecisionRecord.Value;

/** Turns what the engine tells of an evaluation into a record, if a process asked for it. */
class DecisionListener implements DmnDecisionEvaluationListener {
  private final Consumer<DecisionRecord> records;

  DecisionListener(Consumer<DecisionRecord> records) {
    this.records = records;
  }

  @Override
  public void notify(DmnDecisionEvaluationEvent event) {
    var context = Context.getCoreExecutionContext();
    if (context == null || !(context.getExecution() instanceof ExecutionEntity asking)) return;
    if (asking.getProcessBusinessKey() == null) return;
    Stream.concat(event.getRequiredDecisionResults().stream(), Stream.of(event.getDecisionResult()))
        .filter(DmnDecisionTableEvaluationEvent.class::isInstance)
        .map(DmnDecisionTableEvaluationEvent.class::cast)
        .filter(table -> table.getDecision() instanceof DecisionDefinition)
        .forEach(table -> records.accept(made(table, asking)));
  }

  private static DecisionRecord made(
      DmnDecisionTableEvaluationEvent table, ExecutionEntity asking) {
    var definition = (DecisionDefinition) table.getDecision();
    var drawn = DrawnTable.of(definition);
    return new DecisionRecord(
        definition.getKey(),
        definition.getName() == null ? definition.getKey() : definition.getName(),
        definition.getId(),
        definition.getVersion(),
        asking.getTenantId(),
        asking.getProcessBusinessKey(),
        asking.getProcessInstanceId(),
        asking.getActivityId(),
        ClockUtil.getCurrentTime().toInstant(),
        table.getInputs().stream().map(input -> input(input, drawn)).toList(),
        table.getMatchingRules().stream().map(rule -> drawn.rule(rule.getId())).toList(),
        table.getMatchingRules().stream()
            .flatMap(rule -> rule.getOutputEntries().values().stream())
            .map(DecisionListener::output)
            .toList());
  }

  private static Value input(DmnEvaluatedInput input, DrawnTable drawn) {
    return new Value(
        input.getName() == null ? input.getInputVariable() : input.getName(),
        drawn.expression(input.getId()),
        plain(input.getValue().getValue()));
  }

  private static Value output(DmnEvaluatedOutput output) {
    return new Value(
        output.getName() == null ? output.getOutputName() : output.getName(),
        output.getOutputName(),
        plain(output.getValue().getValue()));
  }

  private static Object plain(Object value) {
    if (value == null || value instanceof Boolean || value instanceof Number) return value;
    if (value instanceof Iterable<?> many) {
      var texts = new ArrayList<String>();
      many.forEach(one -> texts.add(String.valueOf(one)));
      return texts;
    }
    return value.toString();
  }
}
