package org.imprimatur.decisions.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.imprimatur.decisions.DecisionRecord;

/** A decision table as its author wrote it: with the words that the engine does not need. */
class DrawnTable {
  private final List<Rule> rules;
  private final List<Input> inputs;

  private DrawnTable(DecisionTable table) {
    this.rules = new ArrayList<>(table.getRules());
    this.inputs = new ArrayList<>(table.getInputs());
  }

  static DrawnTable of(DecisionDefinition definition) {
    var model =
        Context.getProcessEngineConfiguration()
            .getDeploymentCache()
            .findDmnModelInstanceForDecisionDefinition(definition.getId());
    Decision decision = model.getModelElementById(definition.getKey());
    return new DrawnTable((DecisionTable) decision.getExpression());
  }

  DecisionRecord.Rule rule(String id) {
    for (int i = 0; i < rules.size(); i++)
      if (rules.get(i).getId().equals(id)) return rule(rules.get(i), i + 1);
    return new DecisionRecord.Rule(id, 0, "", List.of());
  }

  private DecisionRecord.Rule rule(Rule rule, int no) {
    var lookedAt = new ArrayList<String>();
    var entries = new ArrayList<>(rule.getInputEntries());
    for (int i = 0; i < Math.min(entries.size(), inputs.size()); i++) {
      var text = entries.get(i).getTextContent().strip();
      if (!text.isEmpty() && !text.equals("-")) lookedAt.add(label(inputs.get(i)));
    }
    var words = rule.getDescription() == null ? "" : rule.getDescription().getTextContent().strip();
    return new DecisionRecord.Rule(rule.getId(), no, words, lookedAt);
  }

  private static String label(Input input) {
    return input.getLabel() == null ? "" : input.getLabel();
  }

  /** What the process calls the input, by the input's id. */
  String expression(String input) {
    return inputs.stream()
        .filter(i -> i.getId().equals(input))
        .filter(i -> i.getInputExpression() != null && i.getInputExpression().getText() != null)
        .map(i -> i.getInputExpression().getText().getTextContent().strip())
        .findFirst()
        .orElse("");
  }
}
