package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A decision table as its author wrote it.
 *
 * @param words what its author says of the whole, or ""
 * @param policy which of several matching rules counts, in words
 */
public record DrawnRules(
    String words, String policy, List<String> inputs, List<String> outputs, List<Line> lines) {

  /**
   * One rule.
   *
   * @param no its line, counted from 1
   * @param words what its author wrote beside it, or ""
   * @param inputs what each input has to be; "" for whatever it is
   * @param outputs what it says
   */
  public record Line(String id, int no, String words, List<String> inputs, List<String> outputs) {}

  static Optional<DrawnRules> of(Decision decision) {
    if (!(decision.getExpression() instanceof DecisionTable table)) return Optional.empty();
    var lines = new ArrayList<Line>();
    table
        .getRules()
        .forEach(
            rule ->
                lines.add(
                    new Line(
                        rule.getId(),
                        lines.size() + 1,
                        words(rule),
                        rule.getInputEntries().stream()
                            .map(entry -> text(entry.getText()))
                            .map(text -> text.equals("-") ? "" : text)
                            .toList(),
                        rule.getOutputEntries().stream()
                            .map(entry -> text(entry.getText()))
                            .toList())));
    return Optional.of(
        new DrawnRules(
            words(decision),
            policy(table),
            table.getInputs().stream().map(DrawnRules::label).toList(),
            table.getOutputs().stream().map(DrawnRules::label).toList(),
            lines));
  }

  private static String policy(DecisionTable table) {
    var policy = table.getHitPolicy() == null ? HitPolicy.UNIQUE : table.getHitPolicy();
    return switch (policy) {
      case UNIQUE -> "At most one rule matches.";
      case FIRST -> "The first rule that matches counts.";
      case PRIORITY -> "Of the rules that match, the one with the most important answer counts.";
      case ANY -> "Rules that match together say the same.";
      case COLLECT ->
          table.getAggregation() == null
              ? "The answers of all rules that match are collected."
              : "The answers of all rules that match become one: "
                  + table.getAggregation().name().toLowerCase(Locale.ROOT)
                  + ".";
      case RULE_ORDER -> "All rules that match count, in this order.";
      case OUTPUT_ORDER -> "All rules that match count, the most important answer first.";
    };
  }

  private static String label(Input input) {
    if (input.getLabel() != null && !input.getLabel().isBlank()) return input.getLabel();
    return input.getInputExpression() == null ? "" : text(input.getInputExpression().getText());
  }

  private static String label(Output output) {
    if (output.getLabel() != null && !output.getLabel().isBlank()) return output.getLabel();
    return output.getName() == null ? "" : output.getName();
  }

  private static String words(DmnElement element) {
    return text(element.getDescription());
  }

  private static String text(ModelElementInstance element) {
    return element == null
        ? ""
        : element
            .getTextContent()
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "))
            .strip();
  }
}
