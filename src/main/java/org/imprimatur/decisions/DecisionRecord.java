package org.imprimatur.decisions;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One evaluation of a decision table within a process.
 *
 * @param definition the table's version, as the engine's id
 * @param client whose item it was about, or null
 * @param subject the item's id
 * @param element the step of the process that asked
 * @param rules those that matched; none where none did
 */
public record DecisionRecord(
    String key,
    String name,
    String definition,
    int version,
    String client,
    String subject,
    String processInstance,
    String element,
    Instant at,
    List<Value> inputs,
    List<Rule> rules,
    List<Value> outputs) {

  /**
   * Something a table was told, or said.
   *
   * @param variable what the process calls it
   * @param value text, number, truth value or a list of these; null for nothing
   */
  public record Value(String label, String variable, Object value) {
    String words() {
      return label.replaceAll("\\?$", "") + " = " + shown(value);
    }

    static String shown(Object value) {
      if (value == null) return "nothing";
      if (value instanceof List<?> list)
        return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return String.valueOf(value);
    }
  }

  /**
   * A rule that matched.
   *
   * @param no its line in the table, counted from 1
   * @param words what its author wrote beside it, or ""
   * @param lookedAt the labels of the inputs it looks at; none for a rule that always matches
   */
  public record Rule(String id, int no, String words, List<String> lookedAt) {}

  /**
   * {@code Approval policy, version 3, said "usual then legal"}; several answers under their names.
   */
  public String said() {
    var answers =
        outputs.stream()
            .map(value -> outputs.size() > 1 ? value.words() : Value.shown(value.value()))
            .toList();
    var table = "%s, version %d, ".formatted(name, version);
    if (rules.isEmpty()) return table + "said nothing";
    return answers.stream().allMatch(String::isBlank)
        ? table + "left it as usual"
        : table + "said “" + String.join("; ", answers) + "”";
  }

  /** {@code because rule 1 “A delicate word occurs” matched: Risk words = true}. */
  public String because() {
    if (rules.isEmpty())
      return "because none of its rules matched: "
          + inputs.stream().map(Value::words).collect(Collectors.joining("; "));
    return rules.stream().map(this::because).collect(Collectors.joining("; and "));
  }

  private String because(Rule rule) {
    var words = rule.words().isEmpty() ? "" : " “" + rule.words() + "”";
    var looked =
        inputs.stream()
            .filter(input -> rule.lookedAt().contains(input.label()))
            .map(Value::words)
            .collect(Collectors.joining("; "));
    return "because rule "
        + rule.no()
        + words
        + (looked.isEmpty() ? " matches whatever it is" : " matched: " + looked);
  }
}
